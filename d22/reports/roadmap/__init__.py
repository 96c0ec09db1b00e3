"""The roadmap: phases, workstreams, milestones and what waits for what, on one axis of time."""
