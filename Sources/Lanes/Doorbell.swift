/// What wakes a thread that waits, without a system call when it does not wait.
///
/// Any number of threads may ring; one thread waits. The one shared word has two marks, and every
/// step on it is an atomic read-modify-write, so all steps on it have one order:
///
/// | state | `ring` | `arm` | `disarm` |
/// |---|---|---|---|
/// | awake | rung | parked, true: may sleep | awake |
/// | rung | rung | awake, false: look first | awake |
/// | parked | parked and rung, and writes the descriptor | – | awake |
/// | parked and rung | the same, and writes the descriptor | – | awake |
///
/// No wake-up is lost: a ring that comes before `arm` makes it false, a ring that comes after finds
/// `parked` and writes the descriptor. In both cases the waiter sees all that the ringer did before
/// it rang. A wake-up too many is possible and harmless. And no ringer relies on another: one that
/// stops for ever between its two steps does not keep the rings of others from the waiter.
public final class Doorbell: Sendable {
  private let storage: DoorbellStorage

  /// The descriptor that becomes readable when a ring reaches a parked waiter, to be polled
  /// together with other descriptors between `arm()` and `disarm()`.
  ///
  /// It stays open as long as this doorbell lives.
  public var fileDescriptor: Int32 { storage.fileDescriptor }

  /// Makes a doorbell.
  ///
  /// - Throws: `SystemFailure` if the process has no descriptor left.
  public init() throws(SystemFailure) {
    storage = try DoorbellStorage()
  }

  /// True while the waiter sleeps or is about to.
  var isParked: Bool { storage.isParked() }

  /// Wakes the waiter, or makes its next `arm()` false.
  ///
  /// - Returns: true if the waiter was parked, that is, if this took a system call.
  /// - Complexity: O(1), wait-free.
  @discardableResult
  public func ring() -> Bool {
    storage.ring()
  }

  /// Goes through the first step of a ring only, as a thread does that is stopped there; for tests
  /// and benchmarks of such threads.
  ///
  /// - Returns: true if the second step would have been to wake the waiter.
  package func ringWithoutWaking() -> Bool {
    storage.addRing().contains(.parked)
  }

  /// Says that the calling thread is about to wait on `fileDescriptor`.
  ///
  /// - Returns: false if somebody has rung since the last time: then there is something to look at
  ///   and no waiting. If true, a call of `disarm()` must follow.
  public func arm() -> Bool {
    storage.arm()
  }

  /// Says that the calling thread is awake again, and takes the rings that woke it.
  public func disarm() {
    storage.disarm()
  }

  /// Waits for a ring.
  ///
  /// Returns at once if somebody has rung since the last wait.
  ///
  /// - Parameter nanoseconds: how long to wait at most; nil waits as long as it takes.
  public func wait(nanoseconds: Int64? = nil) {
    storage.wait(nanoseconds: nanoseconds)
  }
}
