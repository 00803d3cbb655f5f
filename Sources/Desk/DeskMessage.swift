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
