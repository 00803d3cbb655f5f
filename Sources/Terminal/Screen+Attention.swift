internal import CCurses

extension Screen {
  /// Rings the terminal's bell.
  public func ring() {
    guard isOpen else { return }
    device.queue([0x07])
    device.flush()
  }

  /// Makes the next `paint` paint every cell, whatever another program left on the terminal.
  public func repaint() {
    guard isOpen else { return }
    shown = nil
    compactor.forget()
    ccurses_invalidate()
  }
}
