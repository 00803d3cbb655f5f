/// Turns the bytes that a terminal sends into keys, mouse reports and pastes.
///
/// It knows what xterm, tmux, screen, the Linux console and rxvt send. It has no clock: whoever
/// reads the terminal says when bytes came (`decode`) and when none came for a while (`elapse`).
///
/// Digits and letters are orders here, so two laws hold whatever arrives, however it is cut:
///
/// * **A split escape sequence never becomes a keystroke.** Inside a sequence no waiting lets its
///   bytes out. An Escape that stays alone for `escapeMilliseconds` is the Escape key; if the rest
///   of a sequence turns up after all within `lateMilliseconds`, it is still read as a sequence.
/// * **A paste never becomes keystrokes**, however large, and wherever its end is cut.
///
/// What is not understood is swallowed. The price: Alt with `[`, `O`, `]`, `P` and `_` cannot be
/// told from the start of a sequence and is lost, the first two together with the key after them.
public struct InputDecoder: Sendable {
  /// How long an Escape may wait for the rest of a sequence before it is the Escape key.
  public static let escapeMilliseconds: Int64 = 50
  /// How long after that the rest of a sequence is still taken for one.
  public static let lateMilliseconds: Int64 = 1000
  /// How many bytes of a paste are kept; the rest is read and thrown away.
  public static let pasteBytesMax = 1 << 20

  /// How many bytes of a sequence are looked at; longer ones are swallowed to their end.
  static let sequenceBytesMax = 64

  /// Where in a sequence the decoder stands.
  enum State: Hashable, Sendable {
    /// Between sequences.
    case ground
    /// After one or two Escapes.
    case escape(count: Int)
    /// In a control sequence, after `ESC [`.
    case control
    /// After `ESC [ [`: the Linux console's function keys.
    case console
    /// After `ESC O`.
    case singleShift
    /// In the three bytes after `ESC [ M`.
    case legacyMouse
    /// In a string (OSC, DCS, APC) that ends with `ESC \` or BEL.
    case string(isEmpty: Bool)
    /// After an Escape in a string.
    case stringEscape
    /// Between the brackets of a paste.
    case paste
    /// In a character of several bytes.
    case character
  }

  /// Where in a sequence the decoder stands.
  var state = State.ground
  /// When the last byte came.
  var latest: Int64 = 0
  /// Whether the present sequence's Escape was already given out as a key.
  var isLate = false
  /// Until when a `[` or `O` belongs to an Escape that was given out as a key.
  var lateUntil: Int64?
  /// Whether an Escape before the present character or sequence means Alt.
  var hasAlt = false
  /// The bytes of the present sequence after its introducer.
  var sequence: [UInt8] = []
  /// Whether the present sequence is too long to be looked at.
  var isOverlong = false
  /// The paste so far.
  var pasted: [UInt8] = []
  /// How many bytes of the paste's end have come.
  var pasteEndMatched = 0
  /// The character of several bytes, so far.
  var partial = PartialCharacter()
  /// What was decoded and is not yet given out.
  var events: [InputEvent] = []
  /// What the terminal answered.
  var replies: [TerminalReply] = []

  /// Makes a decoder that has seen nothing.
  public init() {}

  /// Decodes bytes in the order they came.
  ///
  /// - Parameters:
  ///   - bytes: What was read.
  ///   - milliseconds: When it was read, on any clock that does not go back.
  /// - Returns: What the person did; often nothing, while a sequence is incomplete.
  public mutating func decode(_ bytes: [UInt8], at milliseconds: Int64) -> [InputEvent] {
    latest = max(latest, milliseconds)
    var rest = bytes[...]
    while let byte = rest.first {
      if state == .paste, pasteEndMatched == 0 {
        rest = takeText(rest)
      } else {
        take(byte)
        rest = rest.dropFirst()
      }
    }
    return takeEvents()
  }

  /// Tells the decoder that nothing was there to read until now.
  ///
  /// Call it only after looking for input and finding none: bytes that wait unread may be the rest
  /// of a sequence.
  public mutating func elapse(to milliseconds: Int64) -> [InputEvent] {
    guard let deadline, milliseconds >= deadline else { return [] }
    switch state {
    case .escape(let count):
      for _ in 0..<count { emit(.escape) }
      lateUntil = milliseconds + Self.lateMilliseconds
    default:
      break
    }
    reset()
    return takeEvents()
  }

  /// When `elapse` wants to be called if nothing comes before; `nil` while only bytes matter.
  public var deadline: Int64? {
    switch state {
    case .escape:
      latest + Self.escapeMilliseconds
    case .control, .singleShift:
      // A person who pressed Escape and then a `[` or `O` gets the keyboard back.
      isLate && sequence.isEmpty ? latest + Self.lateMilliseconds : nil
    case .string(isEmpty: true), .stringEscape:
      latest + Self.lateMilliseconds
    default:
      nil
    }
  }

  /// Gives out what the terminal answered since the last call.
  public mutating func takeReplies() -> [TerminalReply] {
    defer { replies = [] }
    return replies
  }

  /// Whether a paste has begun and not ended.
  public var isPasting: Bool { state == .paste }

  private mutating func takeEvents() -> [InputEvent] {
    defer { events = [] }
    return events
  }

  /// Goes back to between sequences.
  mutating func reset() {
    state = .ground
    isLate = false
    hasAlt = false
    isOverlong = false
    sequence.removeAll(keepingCapacity: true)
  }

  /// Gives out a key, with Alt if an Escape came before it.
  mutating func emit(_ key: Key, _ modifiers: Modifiers = []) {
    events.append(.key(KeyPress(key, hasAlt ? modifiers.union(.alt) : modifiers)))
  }

  private mutating func take(_ byte: UInt8) {
    switch state {
    case .ground: takeGround(byte)
    case .escape(let count): takeAfterEscape(byte, count)
    case .control: takeControl(byte)
    case .console: takeConsole(byte)
    case .singleShift: takeSingleShift(byte)
    case .legacyMouse: takeLegacyMouse(byte)
    case .string, .stringEscape: takeString(byte)
    case .paste: takePaste(byte)
    case .character: takeCharacter(byte)
    }
  }
}
