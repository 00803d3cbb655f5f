internal import CSystem

/// A thread of the operating system with a name, which gives a result when it is joined.
///
/// State is moved in, so that a thread owns what it works on: a `~Copyable` value cannot be in two
/// threads. The body is `@Sendable`, hence never bound to the main actor, wherever it is written.
///
/// A thread whose value is dropped without `join()` goes on and ends on its own. Asynchronous
/// signals are blocked in the thread; they go to the thread that waits for them.
public struct NamedThread<Result: Sendable>: ~Copyable, Sendable {
  private let handle: ThreadHandle
  private let start: ThreadStart<Result>

  /// Starts a thread.
  ///
  /// - Parameters:
  ///   - name: what `ps` and a debugger show; the first 15 bytes count.
  ///   - state: what the thread owns from now on.
  ///   - body: what the thread does.
  /// - Throws: `SystemFailure` if the system gives no thread.
  public init<State: ~Copyable>(
    name: String, owning state: consuming sending State,
    body: @escaping @Sendable (consuming State) -> Result
  ) throws(SystemFailure) {
    let box = StateBox(state)
    let start = ThreadStart { body(box.take()) }
    var thread = csystem_thread()
    // SAFETY: the thread takes over the one reference that `passRetained` gives; if there is no
    // thread, it is taken back here.
    let context = unsafe Unmanaged.passRetained(start as ThreadEntry)
    let failure = unsafe csystem_thread_start(&thread, name, enterThread, context.toOpaque())
    guard failure == 0 else {
      // SAFETY: there is no thread, so nobody took over the reference.
      unsafe context.release()
      throw SystemFailure(call: "pthread_create", code: failure)
    }
    self.handle = ThreadHandle(thread)
    self.start = start
  }

  /// Starts a thread that owns nothing.
  ///
  /// - Throws: `SystemFailure` if the system gives no thread.
  public init(
    name: String, body: @escaping @Sendable () -> Result
  ) throws(SystemFailure) {
    try self.init(name: name, owning: ()) { _ in body() }
  }

  /// Waits until the thread has ended.
  ///
  /// - Returns: what its body returned.
  public consuming func join() -> Result {
    handle.join()
    return start.takeResult()
  }
}
