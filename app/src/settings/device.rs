//! What a browser says it is, in words that people know.

use platform::clock::Time;
use platform::session::Device;

use crate::layout::Frame;
use crate::url;

/// One line of the device list.
pub(super) struct DeviceLine {
    pub(super) name: String,
    pub(super) address: String,
    pub(super) created_at: Time,
    pub(super) seen_at: Time,
    pub(super) current: bool,
    pub(super) end_href: String,
}

impl DeviceLine {
    pub(super) fn new(frame: &Frame, device: Device) -> Self {
        Self {
            name: device_name(
                frame,
                &device.user_agent,
                "settings-device-name",
                "settings-device-unknown",
            ),
            address: device.address,
            created_at: device.created_at,
            seen_at: device.seen_at,
            current: device.current,
            end_href: url::settings_device_end(device.session_id),
        }
    }
}

/// The browser and the system that it runs on, in the words of these two messages.
pub(crate) fn device_name(frame: &Frame, user_agent: &str, name_key: &str, unknown_key: &str) -> String {
    match (browser(user_agent), system(user_agent)) {
        (Some(browser), Some(system)) => {
            let system = ("system", system);
            frame.locale.t2(name_key, ("browser", browser), system)
        }
        (Some(known), None) | (None, Some(known)) => known.to_owned(),
        (None, None) => frame.t(unknown_key).into_owned(),
    }
}

/// The browser; those that also call themselves another come before it.
fn browser(user_agent: &str) -> Option<&'static str> {
    const BROWSERS: [(&str, &str); 7] = [
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    find(user_agent, &BROWSERS)
}

/// The operating system; those built on another come before it.
fn system(user_agent: &str) -> Option<&'static str> {
    const SYSTEMS: [(&str, &str); 7] = [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("CrOS", "ChromeOS"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ];
    find(user_agent, &SYSTEMS)
}

fn find(user_agent: &str, marks: &[(&str, &'static str)]) -> Option<&'static str> {
    marks
        .iter()
        .find(|(mark, _)| user_agent.contains(mark))
        .map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_say_what_they_are_behind_what_they_claim() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0";
        assert_eq!((browser(edge), system(edge)), (Some("Edge"), Some("Windows")));
        let android =
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36";
        assert_eq!((browser(android), system(android)), (Some("Chrome"), Some("Android")));
        let iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile Safari/604.1";
        assert_eq!((browser(iphone), system(iphone)), (Some("Safari"), Some("iPhone")));
        let firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0";
        assert_eq!((browser(firefox), system(firefox)), (Some("Firefox"), Some("Linux")));
        assert_eq!((browser("curl/8.5"), system("curl/8.5")), (None, None));
    }
}
