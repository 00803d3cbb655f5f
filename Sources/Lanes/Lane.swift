/// A bounded, ordered, wait-free queue from one thread to one other thread.
///
/// `make(capacity:)` gives two ends. Each is `~Copyable`, so that there is one writer and one
/// reader is a fact that the compiler checks. No end ever waits for the other: pushing onto a full
/// lane and popping from an empty one are answers, given after a fixed number of steps whatever the
/// other thread does or does not do. Elements are moved in and moved out; those still in the lane
/// when both ends are gone are released with it.
///
/// ```swift
/// let ends = Lane<Command>.make(capacity: 1024)
/// var producer = ends.producer
/// let accepted = producer.push(command)  // false: the lane is full
/// ```
///
/// The protocol has two shared words, `produced` and `consumed`, each with one writer. It is
/// written down as values in `ProducerCursor` and `ConsumerCursor`, apart from the memory it runs
/// on.
public enum Lane<Element: Sendable> {
  /// The two ends of a new lane: give each to the thread that will use it.
  @frozen
  public struct Ends: ~Copyable, Sendable {
    /// The end that writes.
    public var producer: Producer
    /// The end that reads.
    public var consumer: Consumer
  }

  /// Makes an empty lane.
  ///
  /// - Parameter capacity: how many elements fit; a power of two.
  public static func make(capacity: Int) -> Ends {
    precondition(
      capacity > 0 && capacity & (capacity - 1) == 0, "a lane's capacity is a power of two")
    let storage = LaneStorage<Element>(capacity: capacity)
    return Ends(
      producer: Producer(storage: storage, cursor: ProducerCursor(capacity: capacity)),
      consumer: Consumer(storage: storage, cursor: ConsumerCursor()))
  }
}
