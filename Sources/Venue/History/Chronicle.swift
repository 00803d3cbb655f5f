public import Market
public import Simulation

/// What is kept of a session so that it can go back: worlds of some moments, and every command from
/// outside.
///
/// It is bounded. A moment of the usual three markets takes about 600 KB, in a file without a name
/// where there is a folder for that, and there are ``momentsMax`` at most; of commands, of about
/// 150 bytes each and in memory, there are no more than ``commandsMax``. Moments thin out with age:
/// while a session is short they are ``spacing`` apart; in a longer one the older ones are further
/// apart, so that the way from one to the next stays short all the same.
public struct Chronicle: Sendable {
  /// The most moments that are kept: half as many where they are in memory.
  public static let momentsMax = 16
  /// The most commands that are kept; of more, the oldest are forgotten, and the moments before.
  public static let commandsMax = 1 << 17
  /// The market time between two moments at least.
  public static let spacing = TimeSpan.seconds(10)
  /// The real time between two moments at least, in nanoseconds. What took a second to happen takes
  /// no longer to happen again, however fast market time ran.
  static let spacingNanoseconds: Int64 = 1_000_000_000

  /// A world as it was.
  struct Moment: Sendable {
    var time: Instant
    var point: ResumePoint
    var words: KeptWords
  }

  /// The moments, oldest first.
  private(set) var moments: [Moment] = []
  /// The commands since the oldest moment or before, oldest first.
  public private(set) var commands: [StampedCommand] = []
  private var keptAt: Int64 = .min
  private let directory: String?

  /// Makes a chronicle.
  ///
  /// - Parameters:
  ///   - commands: Every command of a session that was recorded; none of one that begins.
  ///   - directory: The folder on whose disk the moments are; `nil` for memory.
  public init(recorded commands: [StampedCommand] = [], in directory: String? = nil) {
    self.commands = commands
    self.directory = directory
  }

  /// The earliest moment that it goes back to; `nil` where nothing was kept.
  public var start: Instant? { moments.first?.time }

  /// How many bytes the moments take, wherever they lie.
  public var byteCount: Int { moments.reduce(0) { $0 + $1.words.byteCount } }

  /// How many moments are kept.
  public var momentCount: Int { moments.count }

  /// Takes note of a command that is carried out.
  public mutating func note(_ command: StampedCommand) {
    // A recording has them all from the start.
    guard commands.last.map({ $0.ordinal < command.ordinal }) ?? true else { return }
    if commands.count >= Self.commandsMax { forget(Self.commandsMax / 4) }
    commands.append(command)
  }

  /// Whether it is time to keep another moment.
  func isDue(at market: Instant, real: Int64) -> Bool {
    guard let last = moments.last else { return true }
    return market >= last.time + Self.spacing && real >= keptAt + Self.spacingNanoseconds
  }

  /// Keeps a world.
  public mutating func keep(_ world: World, at point: ResumePoint, real: Int64 = .min) {
    guard moments.last.map({ $0.time < world.now }) ?? true else { return }
    let words = KeptWords(world.archive(), in: directory)
    moments.append(Moment(time: world.now, point: point, words: words))
    keptAt = real
    let most = words.isInMemory ? Self.momentsMax / 2 : Self.momentsMax
    moments.thin(toAtMost: most, time: \.time)
  }

  /// Forgets everything after a moment: what follows it is another branch.
  public mutating func cut(after time: Instant, commandCount: UInt64) {
    moments.removeAll { $0.time > time }
    commands.removeAll { $0.ordinal > commandCount }
    keptAt = .min
  }

  private mutating func forget(_ count: Int) {
    let first = commands[count].ordinal
    commands.removeFirst(count)
    moments.removeAll { $0.point.commandCount + 1 < first }
  }
}
