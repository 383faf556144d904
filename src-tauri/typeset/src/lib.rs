//! Printed pages.
