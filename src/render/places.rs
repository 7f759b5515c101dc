//! Links to what stands on the page itself: on the whole plan, a link to an item leads to its part.
//!
//! Takes the page's places and what a template gets, gives the same with other addresses. Must not know kinds of pages.

use tera::{Map, Value};

use crate::pages::Page;

/// A value in which the addresses of what has a place on the page are those of the places.
pub(super) fn led_home(value: &Value, page: &Page) -> Value {
    if page.places.is_empty() {
        return value.clone();
    }
    if let Some(fields) = value.as_map() {
        let mut led = Map::new();
        for (name, field) in fields {
            let path = field.as_str().filter(|_| name.as_str() == Some("path"));
            let home = path.and_then(|path| page.place_of(path));
            led.insert(name.clone(), home.map_or_else(|| led_home(field, page), Value::from));
        }
        return Value::from(led);
    }
    match value.as_array() {
        Some(list) => Value::from(list.iter().map(|one| led_home(one, page)).collect::<Vec<Value>>()),
        None => value.clone(),
    }
}
