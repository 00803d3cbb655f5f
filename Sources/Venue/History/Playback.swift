public import Market

/// What a recorded session did from outside, to be done again at the same moments.
public struct Playback: Sendable {
  /// The commands, in their order.
  public let commands: [StampedCommand]
  /// Where the record ends: market time goes no further.
  public let end: Instant
  /// How many of the commands were carried out.
  public private(set) var done: Int

  /// Makes a playback.
  ///
  /// - Parameters:
  ///   - commands: The commands, in their order.
  ///   - end: Where the record ends.
  ///   - done: How many of them the world has behind it already.
  public init(commands: [StampedCommand], end: Instant, done: Int = 0) {
    precondition((0...commands.count).contains(done), "no more is done than there is")
    self.commands = commands
    self.end = end
    self.done = done
  }

  /// The command that comes next.
  var next: StampedCommand? { done < commands.count ? commands[done] : nil }

  /// Takes the next command, if its time has come.
  mutating func take(at now: Instant) -> Command? {
    guard let next, next.time <= now else { return nil }
    done += 1
    return next.command
  }
}
