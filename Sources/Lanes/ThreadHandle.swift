internal import CSystem

/// A running thread of the system, joined once or else detached.
struct ThreadHandle: ~Copyable, Sendable {
  private let thread: csystem_thread

  init(_ thread: csystem_thread) {
    self.thread = thread
  }

  deinit {
    csystem_thread_detach(thread)
  }

  consuming func join() {
    csystem_thread_join(thread)
    discard self
  }
}
