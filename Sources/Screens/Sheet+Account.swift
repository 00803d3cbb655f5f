internal import Analytics
internal import Canvas
internal import Desk
internal import Market

/// Balances, and what trading gained.
extension Sheet {
  /// Draws the panel of balances and of profit and loss.
  mutating func accountPanel(in rect: Rect) {
    guard rect.height >= 4, rect.width >= 30 else { return }
    let panel = brush.panel(
      rect, title: [brush.span("Account", .title)],
      note: equityNote)
    let inner = Rect(x: panel.x + 1, y: panel.y, width: panel.width - 2, height: panel.height)
    let rows = balances(in: inner)
    profit(
      in: Rect(
        x: inner.x, y: inner.y + rows, width: inner.width, height: max(0, inner.height - rows)))
  }

  private var equityNote: [Span] {
    guard let equity = state.equity else { return [] }
    let index = Int(equity.asset.rawValue)
    guard state.session.assets.indices.contains(index) else { return [] }
    let asset = state.session.assets[index]
    return [brush.span("equity \(asset.text(equity.total)) \(asset.symbol)", .label)]
  }

  /// Draws a line for each asset and returns how many rows that took.
  private mutating func balances(in rect: Rect) -> Int {
    let width = min(14, (rect.width - 4) / 3 - 1)
    let columns =
      [TableColumn("", .fixed(rect.width - 3 * (width + 1)))]
      + ["total", "available", "held"].map { TableColumn($0, .fixed(width), .trailing) }
    brush.tableHead(of: columns, in: rect.row(0))
    for (number, asset) in state.session.assets.enumerated() {
      let balance = balance(number)
      func span(_ money: Money) -> Span {
        brush.span(
          NumberText.compact(money, of: asset, width: width), money == .zero ? .dim : .text)
      }
      brush.tableRow(
        [
          brush.span(asset.symbol, .label), span(balance.total), span(balance.available),
          span(balance.held),
        ], of: columns, in: rect.row(number + 1))
    }
    return min(rect.height, state.session.assets.count + 1)
  }

  private func balance(_ number: Int) -> Balance {
    number < state.view.balances.count ? state.view.balances[number] : Balance()
  }

  /// Profit and loss of the session, over all markets with the quote asset of the one in focus.
  private struct Profit {
    var realised = Money.zero
    var unrealised = Money.zero
    var fees = Money.zero
    var net: Money { realised + unrealised - fees }
  }

  private func mark(_ index: Int) -> Price {
    index < state.view.markets.count
      ? state.view.markets[index].mark : state.session.references[index]
  }

  private var profit: Profit {
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
    let last: [(String, Span)] = [("position", positionSpan)]
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

  private var positionSpan: Span {
    let instrument = state.instrument
    let position = state.memory.position
    guard let average = position.averagePrice(of: instrument) else {
      return brush.span("flat", .dim)
    }
    let sign = position.lots < 0 ? "-" : "+"
    let lots = NumberText.short(position.quantity, of: instrument)
    return brush.span(
      "\(sign)\(lots) \(instrument.base.symbol) at \(instrument.text(average))", .own)
  }

  /// Draws balances and net profit in one line, for screens without room for the panel.
  mutating func accountLine(in rect: Rect) {
    guard !rect.isEmpty else { return }
    let instrument = state.instrument
    let profit = profit
    var parts: [[Span]] = [
      [brush.span("net P/L ", .label), gain(profit.net)],
      [brush.span("position ", .label), positionSpan],
    ]
    for asset in [instrument.quote, instrument.base] {
      let balance = balance(Int(asset.id.rawValue))
      parts.append([
        brush.span("\(asset.symbol) ", .label), brush.span(asset.text(balance.total), .text),
        brush.span(" available ", .label), brush.span(asset.text(balance.available), .text),
      ])
    }
    parts.append([brush.span("held ", .label), brush.span(heldText, .text)])
    parts.append([
      brush.span("fees ", .label), brush.span(instrument.quote.text(profit.fees), .text),
    ])
    var x = rect.x + 1
    for part in parts {
      let width = brush.width(of: part)
      guard x + width < rect.maxX else { continue }
      x = brush.put(part, at: Point(x: x, y: rect.y)) + 2
    }
  }

  private var heldText: String {
    let instrument = state.instrument
    return [instrument.quote, instrument.base].map { asset in
      asset.text(balance(Int(asset.id.rawValue)).held)
    }.joined(separator: " / ")
  }
}
