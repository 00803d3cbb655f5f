internal import Canvas
internal import Desk
internal import Market

/// The open orders, resting and waiting, in the lower panel.
extension Sheet {
  /// Draws the open orders.
  mutating func orders(in rect: Rect) {
    let rows = state.view.orders
    table(
      withoutGrid.orderColumns(
        isWide: rect.width >= 100, hasWaiting: rows.contains { $0.trigger != nil }),
      rows: rows, selected: selected, in: rect, empty: "no open orders",
      scrollBarX: scrollBarX(rect), target: { .order(rows[$0].id) })
  }

  private func orderColumns(isWide: Bool, hasWaiting: Bool) -> [OptionalColumn<OpenOrder>] {
    var columns = orderFigures(isWide: isWide, hasWaiting: hasWaiting)
    columns += [
      OptionalColumn("since placed", atLeast: 26, yields: 10) {
        brush.span($0.trigger == nil ? queueProgress($0) : "", .dim)
      },
      OptionalColumn(isWide ? "in a halt" : "halt", width: isWide ? 9 : 6, .leading, yields: 6) {
        $0.haltPolicy == .hold && state.view.haltPolicy == .hold
          ? brush.span("stays", .text) : brush.span(isWide ? "cancelled" : "cancel", .warning)
      },
      OptionalColumn("age", width: 5, yields: 7) {
        brush.span(age(since: $0.placedAt), .dim)
      },
      OptionalColumn("state", atLeast: 12, yields: 8) { brush.span(stateText($0), .dim) },
    ]
    return columns
  }

  private func orderFigures(isWide: Bool, hasWaiting: Bool) -> [OptionalColumn<OpenOrder>] {
    func amount(
      _ title: String, _ yields: Int, _ role: ThemeRole, _ value: @escaping (OpenOrder) -> Quantity
    ) -> OptionalColumn<OpenOrder> {
      let width = isWide ? 10 : 8
      return OptionalColumn(title, width: width, yields: yields) { order in
        let instrument = instrument(order.instrument)
        let quantity = value(order)
        return brush.span(
          NumberText.exact(quantity, of: instrument, width: width),
          quantity == .zero && role == .text ? .dim : role)
      }
    }
    var columns = [
      OptionalColumn<OpenOrder>("market", width: isWide ? 9 : 6, .leading, yields: 5) {
        let instrument = instrument($0.instrument)
        return brush.span(
          isWide ? instrument.symbol : instrument.base.symbol,
          $0.instrument == state.focus ? .text : .dim)
      },
      OptionalColumn("side", width: 6, .leading) { span($0.side) },
      // Among waiting orders the type says what they wait as; without any it may go first.
      OptionalColumn("type", width: hasWaiting ? 10 : 5, .leading, yields: hasWaiting ? 2 : 9) {
        brush.span(typeText($0), $0.trigger == nil ? .dim : .text)
      },
    ]
    if hasWaiting {
      columns.append(
        OptionalColumn("waits for", width: 12, .leading) { order in
          order.trigger == nil ? brush.span("-", .dim) : brush.span(triggerText(order), .warning)
        })
    }
    columns += [
      OptionalColumn("price", width: 10) {
        brush.span(instrument($0.instrument).text($0.price), $0.trigger == nil ? .text : .dim)
      },
      amount("quantity", 0, .text) { $0.quantity },
      amount("filled", 4, .text) { $0.filled },
    ]
    // What waits stands in no queue.
    let ahead = amount("ahead", hasWaiting ? 3 : 0, .own) { $0.quantityAhead }
    columns.append(
      OptionalColumn("ahead", width: isWide ? 10 : 8, yields: ahead.yields) { order in
        order.trigger == nil ? ahead.cell(order) : brush.span("-", .dim)
      })
    columns.append(amount("behind", 9, .dim) { $0.quantityBehind })
    return columns
  }

  /// What kind of order it is, in a word.
  private func typeText(_ order: OpenOrder) -> String {
    let kind =
      switch order.trigger?.kind {
      case .stop: "stop"
      case .takeProfit: "profit"
      case .trailing: "trail"
      case nil: order.hidden > .zero ? "iceberg" : "limit"
      }
    return order.partner == nil ? kind : kind + " pair"
  }

  /// Which way the last price must go, and how far: `<= 61,700.00`.
  private func triggerText(_ order: OpenOrder) -> String {
    guard let trigger = order.trigger else { return "" }
    let sign = Trigger.waitsForRise(trigger.kind, order.side) ? ">=" : "<="
    return "\(sign) \(instrument(order.instrument).text(trigger.price))"
  }

  /// How an order came forward in its queue since it was placed.
  private func queueProgress(_ order: OpenOrder) -> String {
    guard let queue = state.queues.first(where: { $0.order == order.id }) else { return "" }
    let instrument = instrument(order.instrument)
    let progress = queue.progress(ahead: order.quantityAhead)
    guard progress.moved > .zero else { return "not moved" }
    let parts = [(progress.traded, "traded"), (progress.cancelled, "pulled")]
    return parts.filter { $0.0 > .zero }.map {
      "\(NumberText.compact($0.0, of: instrument, width: 6)) \($0.1)"
    }.joined(separator: ", ")
  }

  /// An age in five columns: minutes and seconds, then hours, then days.
  private func age(since moment: Instant) -> String {
    let seconds = max(0, (now - moment).wholeSeconds)
    if seconds < 3_600 { return ClockText.elapsed(.seconds(seconds)) }
    return seconds < 86_400 ? "\(seconds / 3_600) h" : "\(seconds / 86_400) d"
  }

  private func stateText(_ order: OpenOrder) -> String {
    let index = Int(order.instrument.rawValue)
    let market = index < state.view.markets.count ? state.view.markets[index] : nil
    if market?.phase.isHalted == true { return "held, halted" }
    let pair = order.partner == nil ? "" : "pair, "
    if let trigger = order.trigger {
      guard let last = market?.last else { return pair + "waiting" }
      return pair + "\(abs(trigger.price.ticks - last.ticks)) ticks to go"
    }
    guard order.filled.lots > 0, order.quantity.lots > 0 else {
      return pair + (order.quantityAhead == .zero ? "next in line" : "resting")
    }
    let percent = Int128(order.filled.lots) * 100 / Int128(order.quantity.lots)
    return pair + "\(percent) % filled"
  }
}
