/// What a line of a bulletin is, so that a view can choose how it looks.
public enum BulletinTone: Hashable, Sendable {
  /// What it is about.
  case title
  /// What is said.
  case plain
  /// What matters less.
  case quiet
  /// What the reader can do.
  case advice
  /// What went well.
  case good
  /// What asks for attention.
  case warning
  /// What is wrong.
  case bad
}

/// A line of something that is read from top to bottom: an incident, a reconciliation, a
/// post-mortem. The same lines are drawn in a window and printed where there is none.
public struct BulletinLine: Hashable, Sendable {
  /// What the line tells of, such as `first news`; empty where it stands for itself.
  public var name: String
  /// What it tells.
  public var text: String
  /// What it is.
  public var tone: BulletinTone
  /// By how many columns it is moved in.
  public var indent: Int
  /// Whether it does not hold any more, and is struck through.
  public var isStruck: Bool

  /// Makes a line.
  public init(
    _ name: String = "", _ text: String, _ tone: BulletinTone = .plain, indent: Int = 0,
    isStruck: Bool = false
  ) {
    self.name = name
    self.text = text
    self.tone = tone
    self.indent = indent
    self.isStruck = isStruck
  }

  /// A line without anything in it.
  public static let blank = BulletinLine("", "")

  /// The line where nothing is drawn: moved in, its name padded, what is struck put in words.
  public var plainText: String {
    guard !name.isEmpty || !text.isEmpty else { return "" }
    let label =
      name.isEmpty ? "" : name + String(repeating: " ", count: max(1, 16 - name.count))
    return String(repeating: " ", count: indent) + label + text
      + (isStruck ? " (no longer)" : "")
  }
}
