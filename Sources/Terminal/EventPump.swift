internal import CSystem
internal import Input

/// Where events come from: the decoder behind the terminal's input, the signals, and the doorbell.
struct EventPump {
  /// What `next` found besides input.
  let signals: Int32
  /// A descriptor that somebody else rings; -1 for none.
  var doorbell: Int32
  /// Whether the last wish to be suspended came from the keyboard, which means the whole job.
  private(set) var suspendsGroup = false

  private var decoder = InputDecoder()
  private var gate = InputGate()
  private var queue: [TerminalEvent] = []

  /// Opens what is watched.
  init(takesSignals: Bool, doorbell: Int32?) {
    signals = takesSignals ? csystem_signals_open() : -1
    self.doorbell = doorbell ?? -1
  }

  /// Closes what was opened.
  func close() { csystem_terminal_close(signals) }

  /// When the decoder wants to hear that nothing came.
  var deadline: Int64? { decoder.deadline }

  /// Whether events wait to be taken.
  var hasEvents: Bool { !queue.isEmpty }

  /// Adds an event.
  mutating func add(_ event: TerminalEvent) { queue.append(event) }

  /// Reports, once, that the terminal is gone.
  mutating func addHangup() {
    if !queue.contains(.hangup) { queue.append(.hangup) }
  }

  /// Gives out the events that wait.
  mutating func takeEvents() -> [TerminalEvent] {
    defer { queue = [] }
    return queue
  }

  /// Gives out what the terminal answered.
  mutating func takeReplies() -> [TerminalReply] { decoder.takeReplies() }

  /// Takes bytes from the terminal.
  mutating func take(_ bytes: [UInt8], at now: Int64) {
    for event in decode(bytes, at: now) where gate.admits(event, at: now) { add(event) }
  }

  /// Decodes bytes without reporting what they mean.
  mutating func decode(_ bytes: [UInt8], at now: Int64) -> [InputEvent] {
    decoder.decode(bytes, at: now)
  }

  /// Notes that nothing came until now.
  mutating func elapse(to now: Int64) {
    for event in decoder.elapse(to: now) where gate.admits(event, at: now) { add(event) }
  }

  /// Notes that the terminal is ours again after a stop.
  mutating func noteResumed(at now: Int64) {
    gate.resume(at: now)
    if queue.last != .resumed { queue.append(.resumed) }
  }

  /// Reports input, or what it stands for.
  private mutating func add(_ event: InputEvent) {
    switch event {
    case .key(KeyPress(.character("c"), .control)):
      queue.append(.interrupt)
    case .key(KeyPress(.character("z"), .control)):
      suspendsGroup = true
      queue.append(.suspend)
    default:
      queue.append(.input(event))
    }
  }

  /// Reads the signals that arrived; `true` if the program was continued without having stopped
  /// itself.
  mutating func takeSignals() -> Bool {
    var wasContinued = false
    while true {
      switch csystem_signals_next(signals) {
      case 0: return wasContinued
      case csystem_signal_interrupt: queue.append(.interrupt)
      case csystem_signal_stop:
        suspendsGroup = false
        queue.append(.suspend)
      case csystem_signal_continue: wasContinued = true
      case csystem_signal_hangup: addHangup()
      case csystem_signal_resize: break
      case let signal: queue.append(.terminate(signal: signal))
      }
    }
  }

  /// Takes the signal that continued a program that had stopped itself, and keeps the others.
  mutating func forgetContinuation() { _ = takeSignals() }
}
