internal import CCurses
internal import CSystem
public import Canvas
internal import Input

/// The terminal as a grid of cells, a source of events and a place that is left as it was found.
///
/// One screen is open at a time, and all of it is used from the thread that opened it. Open it
/// before any other thread is started, or call `blockSignals` before: signals are read as events.
///
/// Curses turns grids into bytes; the screen sends them itself, a frame in one piece. A terminal
/// that does not read holds nobody up: frames are left out until it does.
public final class Screen {
  /// What the terminal can show.
  public internal(set) var capabilities: TerminalCapabilities
  /// Columns and rows of the terminal, as last seen.
  public internal(set) var size: Size
  /// How many bytes the terminal has taken from us.
  public var bytesWritten: Int { device.bytesWritten }
  /// How many frames were composed.
  public internal(set) var framesPainted = 0

  let options: Options
  var device: Device
  var pens: Pens
  var compactor: FrameCompactor
  var pump: EventPump
  var isOpen = false
  var isMouseOn: Bool
  /// The grid on the terminal; `nil` if nobody knows what is there.
  var shown: Grid?
  /// The grid that was painted while the terminal was behind.
  var postponed: Grid?
  /// Cells on their way to curses; kept so that no frame allocates.
  var line: [ccurses_cell] = []
  /// Until when an answer of the terminal is expected.
  var answerUntil: Int64?

  /// Takes the terminal over: raw input, the alternate screen, cursor off.
  ///
  /// - Throws: `TerminalError`; the terminal is as it was then.
  public init(_ options: Options = Options()) throws(TerminalError) {
    self.options = options
    if options.guardsProcess { Self.blockSignals() }
    let environment = TerminalEnvironment(variable: options.variable)
    device = try Device(input: options.input, output: options.output)
    size = Self.measure(device.output)
    isMouseOn = options.mouse
    do {
      capabilities = try Self.openCurses(environment, wish: options.colour, size: size)
    } catch {
      device.close()
      throw error
    }
    pens = Pens(
      depth: capabilities.depth, colours: Int(ccurses_colours()), pairsMax: Int(ccurses_pairs()))
    capabilities.depth = pens.depth
    compactor = FrameCompactor(endsSingly: pens.depth > .monochrome)
    pump = EventPump(takesSignals: options.guardsProcess, doorbell: options.doorbell)
    let code = csystem_terminal_enter_raw(options.input)
    guard code == 0 else {
      ccurses_close()
      pump.close()
      device.close()
      throw .system(what: "switching the terminal to raw input", code: code)
    }
    isOpen = true
    if options.guardsProcess {
      _ = csystem_error_output_capture()
      armGuard()
    }
    enter(asks: environment.canBeAsked)
  }

  deinit {
    close()
  }

  /// Blocks the signals that a screen reads as events.
  ///
  /// Call it before the first thread is started, if the screen is opened later; threads inherit it.
  public static func blockSignals() {
    csystem_signals_block()
  }

  /// Whether the terminal reports the mouse. Off, the terminal's own selecting and copying works.
  public var reportsMouse: Bool {
    get { isMouseOn }
    set {
      guard newValue != isMouseOn, isOpen else { return }
      isMouseOn = newValue
      device.queue(newValue ? Modes.mouseOn : Modes.mouseOff)
      device.flush()
    }
  }

  /// The descriptor that somebody rings; it is watched and never read.
  public var doorbell: Int32 {
    get { pump.doorbell }
    set { pump.doorbell = newValue }
  }

  /// Leaves the screen and puts everything back as it was. A second call does nothing.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    awaitAnswer()
    leave()
    csystem_guard_disarm()
    csystem_terminal_leave_raw(options.input)
    csystem_terminal_forget()
    ccurses_close()
    pump.close()
    device.close()
    if options.guardsProcess {
      csystem_error_output_release()
      csystem_signals_unblock()
    }
  }

  /// The terminal's size; 80x24 where it does not say.
  static func measure(_ descriptor: Int32) -> Size {
    let size = csystem_terminal_measure(descriptor)
    guard size.columns > 0, size.rows > 0 else { return Size(width: 80, height: 24) }
    return Size(width: Int(size.columns), height: Int(size.rows))
  }

  private static func openCurses(
    _ environment: TerminalEnvironment, wish: ColourDepth?, size: Size
  ) throws(TerminalError) -> TerminalCapabilities {
    let isUnicode = environment.adoptLocale()
    let type = try environment.usableType()
    let depth = environment.depth(wish: wish, colours: type.colours)
    let name = depth == .trueColour ? nil : environment.type(type, for: depth)
    // SAFETY: the name, if any, is a string that outlives the call.
    let code = unsafe ccurses_open(name, Int32(size.width), Int32(size.height))
    switch UInt32(code) {
    case 0: break
    case ccurses_failure_unknown.rawValue: throw .unknownType(environment.type)
    case ccurses_failure_incapable.rawValue: throw .incapable(type: environment.type)
    case ccurses_failure_busy.rawValue: throw .alreadyOpen
    default: throw .system(what: "starting curses", code: code)
    }
    return TerminalCapabilities(
      depth: depth, unicode: isUnicode, type: name ?? environment.type,
      isLinuxConsole: environment.type.hasPrefix("linux"))
  }
}
