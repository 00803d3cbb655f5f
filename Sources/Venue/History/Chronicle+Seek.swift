internal import Exchange
internal import Journal
public import Market
public import Simulation

/// Why a moment cannot be gone to.
public enum SeekError: Error, Hashable, Sendable {
  /// Nothing that was kept is as old; the earliest moment there is.
  case tooEarly(start: Instant?)
  /// What was kept cannot be read, or leads elsewhere than it did.
  case diverged(String)
}

extension Chronicle {
  /// Makes the world of a moment again: from the nearest one before that was kept, and the commands
  /// after it.
  ///
  /// Commands of that very moment are carried out, and what agents do at it is not.
  ///
  /// - Parameters:
  ///   - time: The moment.
  ///   - scenario: What the session was made from.
  ///   - sequence: Where whoever looks on has come to already: the way begins there or before, and
  ///     `observe` is told of what comes after it. `nil` where nobody looks on.
  ///   - observe: Is told of the events after that, in their order, with the world that has
  ///     brought them.
  /// - Throws: ``SeekError``
  /// - Complexity: O(market time since the moment before that was kept).
  public func seek(
    to time: Instant, in scenario: Scenario, after sequence: Sequence? = nil,
    observe: (Event, World) -> Void = { _, _ in }
  ) throws(SeekError) -> WorldWalk {
    let known = sequence ?? Sequence(.max)
    guard let moment = moments.last(where: { $0.time <= time && $0.point.events <= known }) else {
      throw .tooEarly(start: start)
    }
    let words: [UInt64]
    do throws(FileFailure) { words = try moment.words.words() } catch {
      throw .diverged("\(error)")
    }
    var walk: WorldWalk
    do throws(StateArchive.Failure) {
      walk = WorldWalk(try World(scenario: scenario, restoring: words), at: moment.point)
    } catch {
      throw .diverged("\(error)")
    }
    try walk.go(to: time, with: commands) { event, world in
      if event.sequence > known { observe(event, world) }
    }
    return walk
  }
}

/// A world that lives through what was recorded, without a venue: where it stands, and where the
/// counting goes on from there.
public struct WorldWalk: Sendable {
  private static let eventsPerPortion = 1 << 14

  /// The world.
  public private(set) var world: World
  /// Where its venue goes on.
  public private(set) var point: ResumePoint
  private var batch = EventBatch(reserving: 1 << 12)

  /// Begins at a world and where its counting stands.
  public init(_ world: World, at point: ResumePoint) {
    self.world = world
    self.point = point
  }

  /// Lives on to a moment.
  ///
  /// - Parameters:
  ///   - time: The moment, not before the one it stands at.
  ///   - commands: What was done from outside, in its order; what the world has behind it already
  ///     and what comes after the moment is passed over.
  ///   - observe: Is told of the events, in their order.
  /// - Throws: ``SeekError/diverged(_:)`` where a command finds another market than it did.
  public mutating func go(
    to time: Instant, with commands: [StampedCommand], observe: (Event, World) -> Void
  ) throws(SeekError) {
    // Ordinals count up without gaps, so the place of the next one follows from the first.
    let first = commands.first?.ordinal ?? 1
    var place = Int(max(point.commandCount + 1, first) - first)
    while place < commands.count, commands[place].time <= time {
      let command = commands[place]
      place += 1
      run(until: command.time, observe)
      guard command.ordinal == point.commandCount + 1, point.events == command.eventsBefore else {
        throw .diverged("command \(command.ordinal) finds another market than it did")
      }
      world.submit(command.command, into: &batch)
      point.commandCount += 1
      tell(observe)
    }
    run(until: time, observe)
  }

  private mutating func run(until time: Instant, _ observe: (Event, World) -> Void) {
    while world.now < time {
      world.run(until: time, eventLimit: Self.eventsPerPortion, into: &batch)
      tell(observe)
    }
  }

  private mutating func tell(_ observe: (Event, World) -> Void) {
    guard let last = batch.last else { return }
    for event in batch { observe(event, world) }
    point.events = last.sequence
    batch.removeAll()
  }
}
