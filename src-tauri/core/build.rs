//! Builds anew when a migration changes: `embed_migrations!` alone would not see a new file.

fn main() {
    println!("cargo:rerun-if-changed=../../migrations");
}
