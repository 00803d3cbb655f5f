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
///
/// ## Why nobody waits
///
/// The same holds for `Slot`, `Feed` and the ring of a `Doorbell`, and it is all that "lock-free
/// matcher" claims. An operation here has no loop over anything that another thread changes, so its
/// steps on shared memory are bounded whatever the others do, and wherever they have stopped:
///
/// | operation | steps at most |
/// |---|---|
/// | `push`, `pop` | 3: look, move, publish |
/// | `push(contentsOf:)`, `drain` of n | n + 2 |
/// | a slot's `write`, `refresh` | 1 exchange besides the edit; a peek and an exchange |
/// | a feed's `publish`, `next` of n words | n + 3 |
/// | a doorbell's `ring` | 2: mark it, and write the descriptor if the waiter is parked |
///
/// In: a participant that submits takes 3 steps on its own lane and 2 on the doorbell, and touches
/// nothing of another's; a full lane is an answer. Out: the matcher's steps towards a participant
/// are those of its own lane and slot, and towards all readers of the feed those of one `publish`.
/// A thread that stops inside any of these leaves its own lane as it was before the step, and
/// nothing else: no step is one that others need. The only call that waits is `Doorbell.wait`, by
/// whoever has nothing to do.
///
/// This is checked and not only argued. The protocols are generic over their memory, and an
/// explorer in the tests runs them on a model of one: every order of all threads' steps, and every
/// store that acquire and release let a load read, with data races found by vector clocks. It finds
/// the bounds above, nothing lost, doubled, torn or raced, and no lost wake-up in
///
/// | protocol | explored | interleavings | states |
/// |---|---|---|---|
/// | lane, 2 slots | 5 pushes, 5 pops | 5,856,548 | 6,188 |
/// | lane, 4 slots | 5 pushes, 5 pops | 19,752,494 | 4,626 |
/// | slot | 4 publications, 4 looks | 569,071,100,900 | 5,032 |
/// | feed, 2 slots of 2 words | 4 publications, 3 looks | 4,660,535,230 | 3,200 |
/// | doorbell, 1 ringer | 3 rings, a wait with a limit | 711,916 | 5,237 |
/// | doorbell, 2 ringers | a ring each, a wait with a limit | 369,587 | 2,931 |
///
/// and deeper if the environment says `DEPTH=1` or more. Once for every thread and every step at
/// which that thread stops for ever, the others come to their ends. Each mistake that is planted
/// there is found, with a shortest trace.
///
/// Outside the claim: what an element's own code does (allocation, reference counts), page faults,
/// and the operating system's scheduler.
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
