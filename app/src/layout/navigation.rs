//! Where the viewer can go: staff by their roles, the portal always to the same pages.

use platform::authz::Action;

use super::Frame;
use crate::policy;
use crate::url;

impl Frame {
    /// The pages that the viewer's roles lead to.
    pub fn navigation(&self) -> Vec<NavItem> {
        let mut items = vec![NavItem::new("home", "nav-my-day", url::my_day())];
        if self.may::<policy::ListCases>() {
            items.push(NavItem::new("users", self.clients_key(), url::my_clients()));
        }
        if self.may::<policy::FindPerson>() {
            items.push(NavItem::new("search", "nav-search", url::search()));
        }
        if self.may::<policy::ReadRequests>() {
            items.push(NavItem::new("shield", "nav-requests", url::requests()));
        }
        if self.may::<policy::ListAccounts>() {
            items.push(NavItem::new("team", "nav-people-and-roles", url::accounts()));
        }
        if self.may::<policy::ImportPeople>() {
            items.push(NavItem::new("upload", "nav-imports", url::imports()));
        }
        if self.may::<policy::ReadLog>() {
            items.push(NavItem::new("history", "nav-log", url::audit_log()));
        }
        items.push(NavItem::new("settings", "nav-settings", url::settings()));
        items
    }

    /// What the list of clients is called: whoever sees all of them has none of their own.
    pub fn clients_key(&self) -> &'static str {
        if self.roles().meets(policy::ListCases::EVERYWHERE) {
            "nav-clients"
        } else {
            "nav-my-clients"
        }
    }

    /// Whether a navigation address leads to where the viewer is.
    pub fn is_current(&self, href: &str) -> bool {
        let whole = self.path == href;
        whole
            || (href != "/w" && self.path.starts_with(href))
            || (href == url::accounts()
                && [
                    url::teams(),
                    url::security(),
                    url::retention(),
                    url::agreements(),
                    url::contact(),
                ]
                .iter()
                .any(|tab| self.path.starts_with(tab)))
            || (href == url::my_clients()
                && ((self.path.starts_with("/w/people/") && self.path != url::new_person())
                    || self.path.starts_with("/w/cases/")))
    }

    /// The pages of the portal.
    pub fn portal_navigation(&self) -> Vec<NavItem> {
        vec![
            NavItem::new("home", "portal-nav-home", url::portal()),
            NavItem::new("file", "portal-nav-data", url::portal_data()),
            NavItem::new("doc", "portal-nav-documents", url::portal_documents()),
            NavItem::new("eye", "portal-nav-looked", url::portal_looked()),
            NavItem::new("shield", "portal-nav-requests", url::portal_requests()),
            NavItem::new("users", "portal-nav-people", url::portal_people()),
            NavItem::new("settings", "portal-nav-settings", url::portal_settings()),
        ]
    }

    /// Whether a page of the portal is the current one.
    pub fn is_current_in_portal(&self, href: &str) -> bool {
        self.path == href || (href != url::portal() && self.path.starts_with(href))
    }

    /// The label of the current page for the phone's menu button.
    pub fn current_label(&self) -> String {
        let current = self.navigation().into_iter().find(|item| self.is_current(&item.href));
        current.map(|item| self.t(item.key).into_owned()).unwrap_or_default()
    }
}

/// One line of the navigation.
pub struct NavItem {
    pub icon: &'static str,
    pub key: &'static str,
    pub href: String,
}

impl NavItem {
    fn new(icon: &'static str, key: &'static str, href: String) -> Self {
        Self { icon, key, href }
    }
}
