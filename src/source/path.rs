//! Paths of sources, with `/` on every system.

/// What stands behind the last dot of a path.
pub fn ending(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, ending)| ending)
}
