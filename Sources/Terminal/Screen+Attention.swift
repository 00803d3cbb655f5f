internal import CCurses

extension Screen {
  /// Rings the terminal's bell.
  public func ring() {
    guard isOpen else { return }
    device.queue([0x07])
    device.flush()
  }

  /// Shows a notification outside the terminal, where it can: nothing otherwise.
  ///
  /// Control characters in it are taken out.
  public func notify(title: String, text: String) {
    guard isOpen else { return }
    let way = NotificationProtocol.of { Environment[$0] ?? "" }
    let bytes = way.bytes(title: title, text: text)
    guard !bytes.isEmpty else { return }
    device.queue(bytes)
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
