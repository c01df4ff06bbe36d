//! Envelope encryption for rows: keys, scopes, sealed rows, documents and blind tokens.
