/// What a person did at the terminal, decoded.
public enum InputEvent: Hashable, Sendable {
  /// A key was pressed.
  case key(KeyPress)
  /// The mouse moved, was pressed, released or turned its wheel.
  case mouse(MouseReport)
  /// Text was pasted. It is never a series of key presses.
  case paste(String)
  /// The terminal window gained (`true`) or lost (`false`) the focus.
  case focus(Bool)
}

/// Keys held down beside a key or a mouse button.
public struct Modifiers: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt8
  /// Makes a set from its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Shift. Not set for characters, which are shifted already (`B`, not shift and `b`).
  public static let shift = Modifiers(rawValue: 1)
  /// Alt, also called Meta or Option.
  public static let alt = Modifiers(rawValue: 2)
  /// Control. `Ctrl-A` is the character `a` with this.
  public static let control = Modifiers(rawValue: 4)
}

/// A key press: which key, and what was held with it.
public struct KeyPress: Hashable, Sendable {
  /// Which key.
  public var key: Key
  /// What was held down with it.
  public var modifiers: Modifiers

  /// Makes a key press.
  public init(_ key: Key, _ modifiers: Modifiers = []) {
    self.key = key
    self.modifiers = modifiers
  }
}

/// A key of the keyboard.
public enum Key: Hashable, Sendable {
  /// A printable character, space included, as typed.
  case character(Character)
  /// Return or Enter.
  case enter
  /// Escape, alone.
  case escape
  /// Tab; back-tab is this with `.shift`.
  case tab
  /// The key that deletes to the left.
  case backspace
  /// The key that deletes to the right.
  case delete
  /// Insert.
  case insert
  /// Arrow up.
  case up
  /// Arrow down.
  case down
  /// Arrow left.
  case left
  /// Arrow right.
  case right
  /// Home.
  case home
  /// End.
  case end
  /// Page up.
  case pageUp
  /// Page down.
  case pageDown
  /// A function key, 1 to 12.
  case function(Int)
}

/// A report of the mouse.
public struct MouseReport: Hashable, Sendable {
  /// What the mouse did.
  public enum Action: Hashable, Sendable {
    /// A button went down.
    case press(Button)
    /// A button came up.
    case release(Button)
    /// It moved with a button held.
    case drag(Button)
    /// The wheel was turned away from the person.
    case wheelUp
    /// The wheel was turned towards the person.
    case wheelDown
  }

  /// A button of the mouse.
  public enum Button: Hashable, Sendable {
    /// The left one.
    case left
    /// The wheel, pressed.
    case middle
    /// The right one.
    case right
  }

  /// What it did.
  public var action: Action
  /// The column, from 0 at the left.
  public var column: Int
  /// The row, from 0 at the top.
  public var row: Int
  /// Which keys were held.
  public var modifiers: Modifiers

  /// Makes a report.
  public init(_ action: Action, column: Int, row: Int, _ modifiers: Modifiers = []) {
    self.action = action
    self.column = column
    self.row = row
    self.modifiers = modifiers
  }
}
