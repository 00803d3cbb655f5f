internal import CCurses
internal import CSystem
internal import Canvas
internal import Input

extension Screen {
  /// Enters the screen: alternate, blank, with our modes on.
  func enter(asks: Bool) {
    shown = nil
    compactor.forget()
    device.queue(compose(ccurses_frame()))
    device.queue(Modes.inputOn)
    if isMouseOn { device.queue(Modes.mouseOn) }
    if asks {
      device.queue(Modes.question)
      answerUntil = csystem_terminal_milliseconds() + 1000
    }
    device.flush()
  }

  /// Leaves the screen, as far as the terminal still takes bytes.
  func leave() {
    device.flush(patienceMilliseconds: 250)
    if device.isBehind { device.queue(Modes.abandon) }
    if isMouseOn { device.queue(Modes.mouseOff) }
    device.queue(Modes.inputOff)
    device.queue(compose(ccurses_leave()))
    device.flush(patienceMilliseconds: 250)
  }

  /// Stops the program as Ctrl-Z does, and comes back when it is continued.
  ///
  /// The terminal is left before and taken over again after; `events` reports `.resumed` next, and
  /// `.resized` if the terminal changed meanwhile.
  public func suspend() {
    guard isOpen else { return }
    leave()
    csystem_guard_disarm()
    csystem_terminal_leave_raw(options.input)
    if options.guardsProcess {
      csystem_process_stop(pump.suspendsGroup ? 1 : 0)
      pump.forgetContinuation()
    }
    resume()
  }

  /// Takes the terminal over again.
  func resume() {
    guard isOpen else { return }
    _ = csystem_terminal_enter_raw(options.input)
    if options.guardsProcess { armGuard() }
    postponed = nil
    ccurses_invalidate()
    enter(asks: false)
    pump.noteResumed(at: csystem_terminal_milliseconds())
  }

  /// Tells the crash guard what leaves the screen.
  func armGuard() {
    var farewell = Modes.abandon + Modes.frameEnd + Modes.mouseOff + Modes.inputOff
    var strings = [UInt8](repeating: 0, count: 256)
    // SAFETY: the arrays are as long as the call is told, and it keeps no pointer.
    let count = unsafe ccurses_farewell(&strings, Int32(strings.count))
    farewell += strings.prefix(Int(count))
    // SAFETY: as above; the bytes are copied.
    unsafe csystem_guard_arm(device.output, farewell, Int32(farewell.count))
  }

  /// Waits a moment for an answer that is on its way, so that it does not end up in the shell.
  func awaitAnswer() {
    guard let until = answerUntil else { return }
    let end = min(until, csystem_terminal_milliseconds() + 100)
    while answerUntil != nil, !device.isGone {
      let rest = end - csystem_terminal_milliseconds()
      guard rest > 0, csystem_terminal_wait(device.input, -1, -1, -1, rest) != 0 else { return }
      _ = pump.decode(device.read(), at: csystem_terminal_milliseconds())
      takeReplies()
    }
  }

  /// Learns from what the terminal answered.
  func takeReplies() {
    for reply in pump.takeReplies() {
      switch reply {
      case .mode(number: 2026, let state): capabilities.synchronizes = state != .unsupported
      case .mode: break
      case .deviceAttributes: answerUntil = nil
      }
    }
  }

  /// The bytes that curses composed last, made shorter.
  func compose(_ count: Int32) -> [UInt8] {
    guard count > 0 else { return [] }
    // SAFETY: curses' buffer holds `count` bytes until the next call; they are copied.
    let frame = unsafe Array(UnsafeBufferPointer(start: ccurses_output(), count: Int(count)))
    return compactor.compact(frame)
  }
}
