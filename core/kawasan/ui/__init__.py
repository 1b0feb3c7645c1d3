"""The design system: templates of components, and the pure functions that pages show things with."""
