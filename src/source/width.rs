//! One width of signs: what is typed in full width as what it is in half width.

/// A letter, digit or sign of full width as the one of half width; any other as it is.
pub fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::half_width;

    #[test]
    fn signs_of_full_width_become_those_of_half_width() {
        let folded: String = "０９Ａｚ！～＋－　、ア※9".chars().map(half_width).collect();
        assert_eq!(folded, "09Az!~+-　、ア※9");
    }
}
