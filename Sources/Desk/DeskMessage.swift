public import Market

/// How a message is meant.
public enum Tone: Hashable, Sendable {
  /// Said for the record.
  case plain
  /// Something went as wanted.
  case good
  /// Something was refused or needs attention.
  case warning
  /// Something is wrong.
  case bad
}

/// Something said to the person.
public struct DeskMessage: Hashable, Sendable {
  /// The market time.
  public var time: Instant
  /// How it is meant.
  public var tone: Tone
  /// What it says.
  public var text: String
  /// Makes a message.
  public init(time: Instant, tone: Tone, text: String) {
    self.time = time
    self.tone = tone
    self.text = text
  }
}

extension DeskState {
  /// For how long a message that nobody has answered by a key is new, as the person's clock runs.
  private static let newSeconds: Int64 = 8

  /// The newest message where it is new: said since the last key or click, and a moment ago. It may
  /// then take more room than it has otherwise.
  public var newMessage: DeskMessage? {
    guard saidCount > readCount, let last = messages.last else { return nil }
    // Market time runs by as much faster as it was told to.
    let limit = Self.newSeconds * 1_000_000 * max(1, speedPerMille)
    return isPaused || (now - last.time).nanoseconds < limit ? last : nil
  }
}
