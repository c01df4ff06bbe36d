//! A form with a file, taken apart.

use platform::web::{Error, Result, StatusCode};

/// The file of a form, and what was typed beside it.
#[derive(Default)]
pub struct Upload {
    /// As the browser names it, at most 200 characters.
    pub file_name: String,
    pub bytes: Vec<u8>,
    fields: Vec<(String, String)>,
}

impl Upload {
    /// What was typed in a field; empty without one.
    pub fn text(&self, name: &str) -> &str {
        let field = self.fields.iter().find(|(field, _)| field == name);
        field.map_or("", |(_, text)| text)
    }
}

/// Reads a form whose file is called `file`.
pub async fn read_upload(mut parts: axum::extract::Multipart) -> Result<Upload> {
    let mut upload = Upload::default();
    while let Some(part) = parts.next_field().await.map_err(|error| broken(error.status()))? {
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part.file_name().unwrap_or_default().chars().take(200).collect();
        let bytes = part.bytes().await.map_err(|error| broken(error.status()))?;
        if name == "file" {
            upload.file_name = file_name;
            upload.bytes = bytes.to_vec();
        } else {
            let text = String::from_utf8_lossy(&bytes).trim().to_owned();
            upload.fields.push((name, text));
        }
    }
    Ok(upload)
}

fn broken(status: StatusCode) -> Error {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => Error::TooLarge,
        _ => Error::BadRequest("the file did not arrive whole; send it once more"),
    }
}
