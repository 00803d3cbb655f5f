internal import CSystem
internal import Synchronization

/// What a doorbell's one shared word says.
enum DoorbellState: UInt8, AtomicRepresentable {
  case awake, parked, rung
}

/// The steps that ringers and the waiter of a doorbell take on what they share, and the protocol
/// made of them.
///
/// The real memory is `DoorbellStorage`; the explorer of the tests has one of its own. See
/// `Doorbell` for the table of states.
protocol DoorbellMemory: ~Copyable {
  /// Puts a state in place of another and gives that; acquiring and releasing.
  borrowing func exchangeState(_ state: DoorbellState) -> DoorbellState
  /// Puts `parked` in place of `awake`, if that is what is there; acquiring and releasing.
  borrowing func parkIfAwake() -> Bool
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
    guard exchangeState(.rung) == .parked else { return false }
    ringDescriptor()
    return true
  }

  /// Says that the calling thread is about to wait, unless it was rung for: at most two steps.
  borrowing func arm() -> Bool {
    if parkIfAwake() { return true }
    // The exchange, not a store: it takes over what the latest ringer did.
    _ = exchangeState(.awake)
    return false
  }

  /// Says that the calling thread is awake again: two steps.
  borrowing func disarm() {
    _ = exchangeState(.awake)
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
  private let state = Atomic(DoorbellState.awake)
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
    state.load(ordering: .relaxed) == .parked
  }

  borrowing func exchangeState(_ replacement: DoorbellState) -> DoorbellState {
    state.exchange(replacement, ordering: .acquiringAndReleasing)
  }

  borrowing func parkIfAwake() -> Bool {
    state.compareExchange(
      expected: .awake, desired: .parked, ordering: .acquiringAndReleasing
    ).exchanged
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
