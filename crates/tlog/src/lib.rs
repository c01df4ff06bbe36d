//! RFC 6962 transparency log: Merkle tree, proofs, signed notes and checkpoints.
