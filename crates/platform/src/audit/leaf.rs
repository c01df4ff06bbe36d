//! The fixed-size leaf; its layout is ADR 0004 and never changes.

use uuid::Uuid;

use super::Outcome;
use crate::authz::Ground;
use crate::clock::Time;
use crate::ids::{EventId, ScopeId};

/// Bytes of a leaf.
pub const LEAF_LEN: usize = 152;

const MAGIC: u8 = 0xCA;
const VERSION: u8 = 1;

/// One event as the Merkle log holds it: no personal data.
///
/// ```text
///   0  0xCA | version 0x01 | outcome | ground
///   4  action u16 | object table u16
///   8  at, microseconds since 1970, i64
///  16  event id 16
///  32  actor id 16 (zero: the system or nobody)
///  48  object id 16
///  64  subject's log-identity scope 16 (zero: none)
///  80  count u32 | zero 4
///  88  SHA-256 of the sealed payload
/// 120  Merkle root over the rows written (zero: none)
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaf {
    pub outcome: Outcome,
    pub ground: Ground,
    pub action: u16,
    pub object_table: u16,
    pub at: Time,
    pub event: EventId,
    pub actor: Uuid,
    pub object: Uuid,
    pub subject: Option<ScopeId>,
    pub count: u32,
    pub payload_hash: [u8; 32],
    pub rows_root: [u8; 32],
}

impl Leaf {
    pub fn to_bytes(&self) -> [u8; LEAF_LEN] {
        let mut writer = Writer(Vec::with_capacity(LEAF_LEN));
        writer.put(&[MAGIC, VERSION, self.outcome.code(), self.ground.code()]);
        writer.put(&self.action.to_be_bytes());
        writer.put(&self.object_table.to_be_bytes());
        writer.put(&self.at.micros().to_be_bytes());
        writer.put(&self.event.bytes());
        writer.put(self.actor.as_bytes());
        writer.put(self.object.as_bytes());
        writer.put(&self.subject.map_or([0; 16], ScopeId::bytes));
        writer.put(&self.count.to_be_bytes());
        writer.put(&[0; 4]);
        writer.put(&self.payload_hash);
        writer.put(&self.rows_root);
        let mut bytes = [0; LEAF_LEN];
        for (to, from) in bytes.iter_mut().zip(writer.0) {
            *to = from;
        }
        bytes
    }

    /// Reads a leaf; `None` if a byte is not what this version writes.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader(bytes);
        if reader.take::<2>()? != [MAGIC, VERSION] {
            return None;
        }
        let [outcome, ground] = reader.take()?;
        let leaf = Self {
            outcome: Outcome::from_code(outcome)?,
            ground: Ground::from_code(ground)?,
            action: u16::from_be_bytes(reader.take()?),
            object_table: u16::from_be_bytes(reader.take()?),
            at: Time::from_micros(i64::from_be_bytes(reader.take()?)),
            event: Uuid::from_bytes(reader.take()?).into(),
            actor: Uuid::from_bytes(reader.take()?),
            object: Uuid::from_bytes(reader.take()?),
            subject: Some(Uuid::from_bytes(reader.take()?))
                .filter(|id| !id.is_nil())
                .map(ScopeId::from),
            count: u32::from_be_bytes(reader.take()?),
            payload_hash: {
                if reader.take()? != [0; 4] {
                    return None;
                }
                reader.take()?
            },
            rows_root: reader.take()?,
        };
        reader.0.is_empty().then_some(leaf)
    }
}

struct Writer(Vec<u8>);

impl Writer {
    fn put(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }
}

struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*head)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaf() -> Leaf {
        Leaf {
            outcome: Outcome::Done,
            ground: Ground::Assigned,
            action: 0x0102,
            object_table: 0x0304,
            at: Time::from_micros(1_790_000_000_000_000),
            event: Uuid::from_u128(1).into(),
            actor: Uuid::from_u128(2),
            object: Uuid::from_u128(3),
            subject: Some(Uuid::from_u128(4).into()),
            count: 5,
            payload_hash: [6; 32],
            rows_root: [7; 32],
        }
    }

    #[test]
    fn golden() {
        let hex = leaf()
            .to_bytes()
            .iter()
            .fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
        assert_eq!(hex, include_str!("leaf.golden").trim());
    }

    #[test]
    fn reads_back() {
        assert_eq!(Leaf::parse(&leaf().to_bytes()), Some(leaf()));
        let mut bytes = leaf().to_bytes();
        bytes[85] = 1;
        assert_eq!(Leaf::parse(&bytes), None, "reserved bytes are zero");
        assert_eq!(Leaf::parse(&bytes[..151]), None);
    }
}
