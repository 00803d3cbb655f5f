/// Counts what a program writes to its terminal: bytes, frames, and characters painted.
///
/// A frame is a burst: pieces of output that follow each other within 4 milliseconds. A program
/// that draws 30 or 60 times a second leaves more than that between two frames, and a frame that is
/// larger than the terminal's buffer comes in pieces that follow much closer. Two frames less than
/// 4 milliseconds apart count as one.
public struct OutputMeter: Sendable {
  /// The longest silence inside a frame, in nanoseconds.
  public static let silenceNanosecondsMax: Int64 = 4_000_000

  /// Bytes taken so far.
  public private(set) var bytes = 0
  /// Frames begun so far.
  public private(set) var frames = 0
  /// The bytes of the largest frame so far.
  public private(set) var frameBytesMax = 0
  /// Characters painted so far: what is left when control characters and sequences are taken out.
  public private(set) var characters = 0
  /// When the newest frame's newest piece came, in nanoseconds; nil before the first.
  public private(set) var newest: Int64?

  private var frameBytes = 0
  private var sequence = Sequence.none
  private var control: [UInt8] = []
  private var answers = ""

  /// Where in a control sequence the output stands.
  private enum Sequence {
    case none
    case escape
    /// `ESC [`: ends with a byte from `@` on.
    case control
    /// `ESC ]`, `ESC P` and the like: ends with BEL or `ESC \`.
    case string
    /// `ESC (` and the like: one more byte.
    case charset
  }

  /// A meter that has seen nothing.
  public init() {}

  /// Whether the newest frame is over at a moment.
  public func isSilent(at moment: Int64) -> Bool {
    guard let newest else { return true }
    return moment - newest > Self.silenceNanosecondsMax
  }

  /// Takes a piece of output that came at a moment.
  public mutating func take(_ piece: [UInt8], at moment: Int64) {
    guard !piece.isEmpty else { return }
    if isSilent(at: moment) {
      frames += 1
      frameBytes = 0
    }
    newest = moment
    bytes += piece.count
    frameBytes += piece.count
    frameBytesMax = max(frameBytesMax, frameBytes)
    for byte in piece { count(byte) }
  }

  /// Starts counting anew, in the middle of the output.
  public mutating func restart() {
    bytes = 0
    frames = 0
    frameBytesMax = 0
    characters = 0
    frameBytes = 0
  }

  /// What a common terminal answers to the questions taken so far that were not yet answered.
  ///
  /// Programs wait for such answers, so a terminal that gave none would make them look slow.
  public mutating func takeAnswers() -> String {
    defer { answers = "" }
    return answers
  }

  /// What it is, that it knows synchronised output, that it is well, where the cursor is.
  private static let answers = [
    "c": "\u{1b}[?62;22c", "0c": "\u{1b}[?62;22c", "?2026$p": "\u{1b}[?2026;2$y",
    "5n": "\u{1b}[0n", "6n": "\u{1b}[1;1R",
  ]

  /// Follows one byte through control sequences and counts it if it starts a character.
  private mutating func count(_ byte: UInt8) {
    let escape: UInt8 = 0x1b
    switch sequence {
    case .none:
      if byte == escape {
        sequence = .escape
      } else if byte >= 0x20 && byte != 0x7f && byte & 0xc0 != 0x80 {
        characters += 1
      }
    case .escape:
      switch byte {
      case UInt8(ascii: "["):
        sequence = .control
        control = []
      case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"):
        sequence = .string
      case UInt8(ascii: "("), UInt8(ascii: ")"): sequence = .charset
      default: sequence = .none
      }
    case .control:
      control.append(byte)
      if byte >= 0x40 && byte <= 0x7e {
        sequence = .none
        answers += Self.answers[String(decoding: control, as: UTF8.self)] ?? ""
      }
    case .string:
      if byte == 0x07 { sequence = .none }
      if byte == escape { sequence = .escape }
    case .charset:
      sequence = .none
    }
  }
}
