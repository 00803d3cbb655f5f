internal import CSystem
internal import Synchronization

/// What a doorbell's one shared word says: whether the waiter is parked, and whether it was rung
/// for.
struct DoorbellState: OptionSet, Sendable {
  let rawValue: UInt8

  static let parked = DoorbellState(rawValue: 1)
  static let rung = DoorbellState(rawValue: 2)
  static let awake: DoorbellState = []
}

/// The steps that ringers and the waiter of a doorbell take on what they share, and the protocol
/// made of them.
///
/// The real memory is `DoorbellStorage`; the explorer of the tests has one of its own. See
/// `Doorbell` for the table of states.
protocol DoorbellMemory: ~Copyable {
  /// Adds `rung` to what is there and gives what was there; acquiring and releasing.
  borrowing func addRing() -> DoorbellState
  /// Puts `parked` in place of `awake`, if that is what is there; acquiring and releasing.
  borrowing func parkIfAwake() -> Bool
  /// Puts `awake` in place of whatever is there; acquiring and releasing.
  borrowing func awaken()
  /// Makes the descriptor readable.
  borrowing func ringDescriptor()
  /// Makes the descriptor unreadable.
  borrowing func drainDescriptor()
  /// Waits until the descriptor is readable or the time is over; the one step that can wait.
  borrowing func awaitDescriptor(nanoseconds: Int64?)
}

extension DoorbellMemory where Self: ~Copyable {
  /// Wakes the waiter or makes its next `arm` false: at most two steps.
  borrowing func ring() -> Bool {
    // Not only the first ringer of a parked waiter writes the descriptor: it may stop right here
    // for ever, and then the next one wakes the waiter.
    guard addRing().contains(.parked) else { return false }
    ringDescriptor()
    return true
  }

  /// Says that the calling thread is about to wait, unless it was rung for: at most two steps.
  borrowing func arm() -> Bool {
    if parkIfAwake() { return true }
    // An exchange, not a store: it takes over what the latest ringer did.
    awaken()
    return false
  }

  /// Says that the calling thread is awake again: two steps.
  borrowing func disarm() {
    awaken()
    drainDescriptor()
  }

  /// Waits for a ring.
  borrowing func wait(nanoseconds: Int64?) {
    guard arm() else { return }
    awaitDescriptor(nanoseconds: nanoseconds)
    disarm()
  }
}

/// The word and the descriptor of a real doorbell.
struct DoorbellStorage: ~Copyable, DoorbellMemory {
  private let state = Atomic(DoorbellState.awake.rawValue)
  let fileDescriptor: Int32

  init() throws(SystemFailure) {
    fileDescriptor = csystem_doorbell_open()
    guard fileDescriptor >= 0 else {
      throw SystemFailure(call: "eventfd", code: -fileDescriptor)
    }
  }

  deinit {
    csystem_doorbell_close(fileDescriptor)
  }

  /// True while the waiter sleeps or is about to.
  borrowing func isParked() -> Bool {
    state.load(ordering: .relaxed) == DoorbellState.parked.rawValue
  }

  borrowing func addRing() -> DoorbellState {
    let rung = DoorbellState.rung.rawValue
    return DoorbellState(
      rawValue: state.bitwiseOr(rung, ordering: .acquiringAndReleasing).oldValue)
  }

  borrowing func parkIfAwake() -> Bool {
    state.compareExchange(
      expected: DoorbellState.awake.rawValue, desired: DoorbellState.parked.rawValue,
      ordering: .acquiringAndReleasing
    ).exchanged
  }

  borrowing func awaken() {
    _ = state.exchange(DoorbellState.awake.rawValue, ordering: .acquiringAndReleasing)
  }

  borrowing func ringDescriptor() {
    csystem_doorbell_ring(fileDescriptor)
  }

  borrowing func drainDescriptor() {
    _ = csystem_doorbell_drain(fileDescriptor)
  }

  borrowing func awaitDescriptor(nanoseconds: Int64?) {
    _ = csystem_doorbell_wait(fileDescriptor, nanoseconds.map { max(0, $0) } ?? -1)
  }
}
