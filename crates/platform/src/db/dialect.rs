//! The few places where the engines really differ.

/// Turns a statement of our one SQL text into SQLite's dialect.
///
/// `= ANY($2)` becomes a look-up in a JSON array of hexadecimal values, and row locks, which a single writer does not need, disappear.
pub(super) fn for_sqlite(sql: &str) -> String {
    let mut out = String::with_capacity(sql.len() + 32);
    let mut rest = sql;
    while let Some((before, after)) = rest.split_once("= ANY(") {
        let (parameter, tail) = after.split_once(')').unwrap_or((after, ""));
        out.push_str(before);
        out.push_str("IN (SELECT unhex(value) FROM json_each(");
        out.push_str(parameter);
        out.push_str("))");
        rest = tail;
    }
    out.push_str(rest);
    for lock in [
        " FOR UPDATE SKIP LOCKED",
        "\nFOR UPDATE SKIP LOCKED",
        " FOR UPDATE",
        "\nFOR UPDATE",
        " FOR SHARE",
        "\nFOR SHARE",
    ] {
        out = out.replace(lock, "");
    }
    out
}

/// Turns a migration, written in PostgreSQL's words, into SQLite's: the column types map, everything else is the common subset.
pub(super) fn migration_for_sqlite(sql: &str) -> String {
    let mut out = String::with_capacity(sql.len());
    let mut word = String::new();
    for character in sql.chars().chain(std::iter::once(' ')) {
        if character.is_ascii_alphanumeric() || character == '_' {
            word.push(character);
            continue;
        }
        out.push_str(match word.as_str() {
            "uuid" | "bytea" => "BLOB",
            "timestamptz" | "boolean" | "bigint" | "smallint" => "INTEGER",
            "text" => "TEXT",
            other => other,
        });
        word.clear();
        out.push(character);
    }
    // Every table is STRICT: a column holds what it says, as on PostgreSQL.
    out.replace("\n);", "\n) STRICT;")
}

/// Takes a lock named `$1` until the transaction ends; SQLite's writer is the lock itself.
pub(super) const LOCK_POSTGRES: &str = "SELECT 1::bigint FROM (SELECT pg_advisory_xact_lock($1)) AS held";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_become_json_for_sqlite() {
        assert_eq!(
            for_sqlite("SELECT 1 WHERE a = ANY($2) AND b = $1"),
            "SELECT 1 WHERE a IN (SELECT unhex(value) FROM json_each($2)) AND b = $1"
        );
    }

    #[test]
    fn types_map_for_sqlite() {
        assert_eq!(
            migration_for_sqlite("CREATE TABLE t (\n    id uuid NOT NULL,\n    at timestamptz\n);").trim(),
            "CREATE TABLE t (\n    id BLOB NOT NULL,\n    at INTEGER\n) STRICT;"
        );
    }
}
