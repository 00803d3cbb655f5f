/// What a new thread runs, without its type: the system's entry point knows one pointer only.
class ThreadEntry {
  func run() {
    preconditionFailure("a thread entry is run through its subclass")
  }
}

/// The body of a thread, and afterwards its result.
//
// SAFETY: `run` writes `result` on the thread, `takeResult` reads it after the thread was joined,
// and joining orders the two.
final class ThreadStart<Result>: ThreadEntry, @unchecked Sendable {
  private let body: @Sendable () -> Result
  private var result: Result?

  init(_ body: @escaping @Sendable () -> Result) {
    self.body = body
  }

  override func run() {
    result = body()
  }

  func takeResult() -> Result {
    guard let result else {
      preconditionFailure("the thread has ended without a result")
    }
    return result
  }
}

/// Carries a value that cannot be copied into a closure, from which it is taken once.
//
// SAFETY: the value is put in before the thread starts and taken by the thread, and starting it
// orders the two.
final class StateBox<State: ~Copyable>: @unchecked Sendable {
  private var state: State?

  init(_ state: consuming State) {
    self.state = consume state
  }

  func take() -> State {
    guard let taken = state.take() else {
      preconditionFailure("a thread's state is taken once")
    }
    return taken
  }
}

/// The entry point of every thread: a plain function, because a closure written in code of the main
/// actor would check for the main thread and trap.
func enterThread(_ context: UnsafeMutableRawPointer?) {
  // SAFETY: the context is the reference that `NamedThread` passed to the start, taken over exactly
  // once.
  guard let entry = unsafe context.map({ unsafe Unmanaged<ThreadEntry>.fromOpaque($0) })
  else { return }
  // SAFETY: as above.
  unsafe entry.takeRetainedValue().run()
}
