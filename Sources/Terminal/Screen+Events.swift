internal import CCurses
internal import CSystem
internal import Canvas

extension Screen {
  /// Waits for something to happen, and reports it in the order it happened.
  ///
  /// - Parameter timeoutMilliseconds: How long to wait at most; negative waits as long as it takes.
  /// - Returns: What happened; nothing if the time is over. After `.hangup` it returns at once,
  ///   always.
  public func events(timeoutMilliseconds: Int) -> [TerminalEvent] {
    guard isOpen else { return [] }
    var now = csystem_terminal_milliseconds()
    let end = timeoutMilliseconds < 0 ? Int64.max : now + Int64(timeoutMilliseconds)
    if device.isGone { pump.addHangup() }
    catchUp()
    repeat {
      notice(wait(until: end, now: now))
      now = csystem_terminal_milliseconds()
      if pump.hasEvents { break }
    } while now < end && !device.isGone
    return pump.takeEvents()
  }

  /// One look at everything that is watched, which waits no longer than the decoder may.
  private func wait(until end: Int64, now: Int64) -> Int32 {
    var limit = min(end, pump.deadline ?? .max)
    if pump.hasEvents { limit = now }
    return csystem_terminal_wait(
      device.isGone ? -1 : device.input, pump.signals, pump.doorbell,
      device.isBehind ? device.output : -1, limit == .max ? -1 : max(0, limit - now))
  }

  private func notice(_ ready: Int32) {
    func has(_ flag: csystem_terminal_ready) -> Bool { UInt32(ready) & flag.rawValue != 0 }
    let now = csystem_terminal_milliseconds()
    if has(csystem_terminal_ready_output) { catchUp() }
    if has(csystem_terminal_ready_signal), pump.takeSignals() { resume() }
    if has(csystem_terminal_ready_input) {
      pump.take(device.read(), at: now)
      takeReplies()
    } else {
      pump.elapse(to: now)
    }
    if has(csystem_terminal_ready_gone) { device.giveUp() }
    if device.isGone { pump.addHangup() }
    // A signal tells of another size, where signals are read.
    if ready != 0 || pump.signals < 0 { measure() }
    if has(csystem_terminal_ready_doorbell) { pump.add(.doorbell) }
  }

  /// Sends what waits, and then the grid that had to wait for it.
  private func catchUp() {
    device.flush()
    if !device.isBehind, let grid = postponed { paint(grid) }
  }

  /// Looks whether the terminal has another size.
  private func measure() {
    guard !device.isGone else { return }
    let now = Self.measure(device.output)
    guard now != size else { return }
    size = now
    shown = nil
    postponed = nil
    _ = ccurses_resize(Int32(now.width), Int32(now.height))
    pump.add(.resized(now))
  }
}
