internal import Analytics
internal import Canvas
internal import Desk
internal import Market

/// Balances, and what trading gained.
extension Sheet {
  /// Draws the panel of balances and of profit and loss.
  mutating func accountPanel(in rect: Rect, _ memory: inout FrameMemory) {
    guard rect.height >= 4, rect.width >= 30 else { return }
    // What the account is worth changes with every price, and most of what it holds does not.
    let equity = state.equity
    part(&memory.accountFrame, equity, in: rect.row(0)) { sheet in
      sheet.brush.panel(
        rect, title: [sheet.brush.span("Account", .title)], note: sheet.note(of: equity))
    }
    let panel = rect.inset(by: 1)
    let inner = Rect(x: panel.x + 1, y: panel.y, width: panel.width - 2, height: panel.height)
    part(&memory.account, accountQuestion, in: inner) { sheet in
      let rows = sheet.balances(in: inner)
      sheet.profit(
        in: Rect(
          x: inner.x, y: inner.y + rows, width: inner.width,
          height: max(0, inner.height - rows)))
    }
  }

  private func note(of equity: Equity?) -> [Span] {
    guard let equity else { return [] }
    let index = Int(equity.asset.rawValue)
    guard state.session.assets.indices.contains(index) else { return [] }
    let asset = state.session.assets[index]
    return [brush.span("equity \(asset.text(equity.total)) \(asset.symbol)", .label)]
  }

  /// Draws a line for each asset and returns how many rows that took.
  private mutating func balances(in rect: Rect) -> Int {
    let widths = Self.balanceWidths(rect.width)
    let names = ["total", "available", "held"]
    let columns =
      [TableColumn("", .fixed(rect.width - widths.reduce(3, +)))]
      + zip(names, widths).map { TableColumn($0, .fixed($1), .trailing) }
    brush.tableHead(of: columns, in: rect.row(0))
    for (number, asset) in state.session.assets.enumerated() {
      let balance = balance(number)
      func span(_ money: Money, _ width: Int) -> Span {
        brush.span(
          NumberText.compact(money, of: asset, width: width), money == .zero ? .dim : .text)
      }
      brush.tableRow(
        [
          brush.span(asset.symbol, .label), span(balance.total, widths[0]),
          span(balance.available, widths[1]), span(balance.held, widths[2]),
        ], of: columns, in: rect.row(number + 1))
    }
    return min(rect.height, state.session.assets.count + 1)
  }

  /// The widths of the three amounts beside an asset. Where there is little room, what is held is
  /// told in fewer digits before total and available are: a hundred thousand takes ten columns.
  private static func balanceWidths(_ width: Int) -> [Int] {
    let room = max(0, width - 4)
    let wide = max(min(14, room / 3 - 1), min(10, (room - 6) / 2 - 1), 1)
    return [wide, wide, max(1, min(14, room - 2 * wide - 3))]
  }

  private func balance(_ number: Int) -> Balance {
    number < state.view.balances.count ? state.view.balances[number] : Balance()
  }

  /// Profit and loss of the session, over all markets with the quote asset of the one in focus.
  struct Profit: Equatable {
    var realised = Money.zero
    var unrealised = Money.zero
    var fees = Money.zero
    var net: Money { realised + unrealised - fees }
  }

  private func mark(_ index: Int) -> Price {
    index < state.view.markets.count
      ? state.view.markets[index].mark : state.session.references[index]
  }

  var profit: Profit {
    var profit = Profit()
    for (index, instrument) in state.session.instruments.enumerated()
    where instrument.quote == state.instrument.quote {
      let position = state.markets[index].position
      profit.realised += position.realised
      profit.unrealised += position.unrealised(at: mark(index), of: instrument)
      profit.fees += position.fees
    }
    return profit
  }

  private func gain(_ money: Money) -> Span {
    // The colour says what the digits say: an amount too small to be shown is neither.
    let text = NumberText.signed(money, of: state.instrument.quote)
    return brush.span(
      text, text.hasPrefix("+") ? .positive : text.hasPrefix("-") ? .negative : .dim)
  }

  private mutating func profit(in rect: Rect) {
    let profit = profit
    let quote = state.instrument.quote
    let fees = brush.span(quote.text(profit.fees), profit.fees == .zero ? .dim : .text)
    let facts: [(String, Span)] = [
      ("realised", gain(profit.realised)), ("open", gain(profit.unrealised)),
      ("fees", fees), ("net", Span(gain(profit.net).text, gain(profit.net).style.with(.bold))),
    ]
    let last = positions(most: max(1, rect.height - facts.count))
    let half = (rect.width - 2) / 2
    // One below the other where there is room, else two side by side.
    if rect.height >= facts.count + last.count {
      let top = rect.height > facts.count + last.count ? 1 : 0
      for (number, fact) in (last + facts).enumerated() { pair(fact, in: rect.row(top + number)) }
      return
    }
    for (number, fact) in facts.enumerated() {
      let row = rect.row(number / 2)
      let x = number % 2 == 0 ? row.x : row.maxX - half
      pair(fact, in: Rect(x: x, y: row.y, width: row.isEmpty ? 0 : half, height: row.height))
    }
    for (number, fact) in last.reversed().enumerated() { pair(fact, in: rect.row(2 + number)) }
  }

  private mutating func pair(_ fact: (String, Span), in row: Rect) {
    guard !row.isEmpty else { return }
    brush.put(fact.0, at: row.origin, .label, width: row.width)
    let room = max(0, row.width - fact.0.utf8.count - 1)
    brush.put(
      [fact.1], at: Point(x: row.maxX - room, y: row.y), width: room, alignment: .trailing)
  }

  /// The position of the market in the ladder, and of the others that have one, as far as there is
  /// room; each says which it is, since the gain above is that of all.
  private func positions(most: Int) -> [(String, Span)] {
    let focus = Int(state.focus.rawValue)
    let others = state.markets.indices.filter { index in
      index != focus && !state.markets[index].position.isFlat
    }
    return ([focus] + others).prefix(most).map { index in
      ("position \(state.session.instruments[index].base.symbol)", positionSpan(index))
    }
  }

  private func positionSpan(_ index: Int) -> Span {
    let instrument = state.session.instruments[index]
    let position = state.markets[index].position
    guard let average = position.averagePrice(of: instrument) else {
      return brush.span("flat", .dim)
    }
    let sign = position.lots < 0 ? "-" : "+"
    let lots = NumberText.short(position.quantity, of: instrument)
    return brush.span(
      "\(sign)\(lots) at \(instrument.text(average))", .own)
  }

  /// Draws balances and net profit in one line, for screens without room for the panel. What is
  /// free of the two assets comes before all that can be looked up.
  mutating func accountLine(in rect: Rect) {
    guard !rect.isEmpty else { return }
    let room = rect.width - 2
    let first = [true, false].map(accountParts)
    func width(_ parts: [[Span]]) -> Int {
      parts.reduce(-2) { $0 + brush.width(of: $1) + 2 }
    }
    var parts = first.first { width($0) <= room } ?? first[1]
    for part in furtherAccountParts where width(parts + [part]) <= room { parts.append(part) }
    var x = rect.x + 1
    for part in parts {
      guard x + brush.width(of: part) < rect.maxX else { break }
      x = brush.put(part, at: Point(x: x, y: rect.y)) + 2
    }
  }

  /// Profit of all markets, the position of this one, and what is free of its two assets.
  private func accountParts(isLong: Bool) -> [[Span]] {
    let instrument = state.instrument
    let position = isLong ? "\(instrument.base.symbol) position " : "\(instrument.base.symbol) "
    return [
      [brush.span(isLong ? "net P/L, all markets " : "P/L ", .label), gain(profit.net)],
      [brush.span(position, .label), positionSpan(Int(state.focus.rawValue))],
    ]
      + [instrument.quote, instrument.base].map { asset in
        let free = asset.text(balance(Int(asset.id.rawValue)).available)
        return [
          brush.span(isLong ? "available " : "free ", .label), brush.span(free, .text),
          brush.span(" \(asset.symbol)", .label),
        ]
      }
  }

  /// What else there is to say where there is room.
  private var furtherAccountParts: [[Span]] {
    let instrument = state.instrument
    return [
      [brush.span("held ", .label), brush.span(heldText, .text)],
      [brush.span("fees ", .label), brush.span(instrument.quote.text(profit.fees), .text)],
    ]
  }

  private var heldText: String {
    let instrument = state.instrument
    return [instrument.quote, instrument.base].map { asset in
      asset.text(balance(Int(asset.id.rawValue)).held)
    }.joined(separator: " / ")
  }
}
