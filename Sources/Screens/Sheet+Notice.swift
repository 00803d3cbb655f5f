internal import Canvas
internal import Desk
internal import Market

/// A notice of maintenance in full.
extension Sheet {
  /// A line of a notice: pieces of text, how far it is moved in, and how soon it is left out where
  /// there is too little room; the highest number first, 0 never.
  struct NoticeLine {
    var spans: [Span]
    var indent = 0
    var yields = 0
  }

  /// Draws a notice: what and why, the times, how the estimate moved, how the work goes, the audit.
  ///
  /// Where it is longer than there is room, what matters less is left out at first; scrolled down,
  /// all of it comes by.
  mutating func notice(_ index: Int, scroll: Int, in bounds: Rect) {
    let notice = state.notices[index]
    let width = min(bounds.width - 2, 92)
    let all = noticeLines(notice, width: width - 4)
    let room = max(0, bounds.height - 4)
    let rest = max(0, all.count - room)
    // One step down from the summary is the beginning of the whole.
    let most = rest == 0 ? 0 : rest + 1
    scrollMax = most
    let first = min(max(0, scroll), most) - 1
    let lines =
      first < 0 ? fitting(all, height: room) : Array(all.dropFirst(first).prefix(room))
    let rect = bounds.centred(Size(width: width, height: lines.count + 4))
    let inner = window(rect, title: title(of: notice, index))
    for (number, line) in lines.enumerated() {
      brush.put(
        line.spans, at: Point(x: inner.x + line.indent, y: inner.y + number),
        width: max(0, inner.width - line.indent))
    }
    brush.scrollBar(
      in: Rect(x: rect.maxX - 1, y: inner.y, width: 1, height: lines.count),
      first: max(0, first), visible: lines.count, total: first < 0 ? lines.count : all.count)
    noticeKeys(index, scroll: first + 1, of: most, in: inner.row(inner.height - 1))
  }

  private func title(of notice: MaintenanceNotice, _ index: Int) -> [Span] {
    let dot = text(glyphs.dot)
    let count = state.bulletinRows.count
    let place = (state.shownBulletinRow ?? index) + 1
    return [
      over("Notice \(notice.id.rawValue)", .title),
      over(
        " \(dot) \(notice.stageText)",
        notice.isHaltedForGood ? .danger : notice.isActive ? .warning : .label),
      over(" \(dot) revision \(notice.revision)", .label),
      over(count > 1 ? " \(dot) \(place) of \(count)" : "", .label),
    ]
  }

  private mutating func noticeKeys(_ index: Int, scroll: Int, of most: Int, in row: Rect) {
    func key(_ action: Action, _ word: String, _ isUsable: Bool) -> WindowKey {
      var key = windowKey(action, word, in: .notice)
      key.isUsable = isUsable
      return key
    }
    var keys = [windowKey(.dismiss, "close", in: .notice)]
    if most > 0 {
      keys += [
        key(.scrollDown, scroll == 0 ? "all of it" : "further", scroll < most),
        key(.scrollUp, "back", scroll > 0),
      ]
    }
    windowKeys(keys + settlingKeys(state.notices[index]) + turningKeys, in: row)
  }

  /// The lines that fit a height.
  private func fitting(_ all: [NoticeLine], height: Int) -> [NoticeLine] {
    var lines = all
    while lines.count > max(0, height), let most = lines.map(\.yields).max(), most > 0 {
      lines.removeAll { $0.yields == most }
    }
    return Array(lines.prefix(max(0, height)))
  }

  private func noticeLines(_ notice: MaintenanceNotice, width: Int) -> [NoticeLine] {
    let plan = notice.plan
    var lines = [NoticeLine(spans: [Span(plan.title, over(.text).with(.bold))])]
    lines += wrapped(plan.reason, width: width).map {
      NoticeLine(spans: [over($0, .text)], yields: 8)
    }
    if !notice.isHaltedForGood {
      lines += wrapped(plan.advice, width: width).map {
        NoticeLine(spans: [over($0, .information)], yields: 6)
      }
    }
    let markets =
      plan.instruments.isEmpty
      ? "all markets" : plan.instruments.map { instrument($0).symbol }.joined(separator: ", ")
    let stays = plan.restingOrders == .hold ? "stay" : "are cancelled"
    lines += [
      noticeBlank, fact("concerns", markets, yields: 7),
      fact("your orders", "\(stays) unless an order says otherwise", yields: 7),
    ]
    if notice.isHaltedForGood {
      lines += wrapped(
        "Halted for good: nothing reopens by itself. \(notice.adviceNow(with: keys))", width: width
      ).map {
        NoticeLine(spans: [over($0, .danger)], yields: 1)
      }
    } else if notice.isActive {
      let due = ClockText.time(plan.nextUpdateDue)
      let isLate = notice.updateOverdue || now > plan.nextUpdateDue
      let news =
        isLate
        ? over("was due \(due), \(ClockText.words(now - plan.nextUpdateDue)) late", .danger)
        : over("by \(due)", .text)
      lines.append(NoticeLine(spans: [noticeLabel("next news"), news], yields: 3))
    }
    lines += exposureLines(notice, width: width)
    lines += [noticeBlank] + trackLines(notice, width: width) + timeLine(notice)
    lines += progressLines(notice, width: width)
    return lines + estimateLines(notice, width: width) + auditLines(notice)
  }

  /// How often and how far the estimate moved.
  func slip(_ notice: MaintenanceNotice) -> String? {
    guard let first = notice.estimates.first else { return nil }
    let moved = ClockText.difference(notice.plan.expectedOpen - first.from)
    let count = notice.estimates.count
    let times = count == 1 ? "once" : count == 2 ? "twice" : "\(count) times"
    return "moved \(times), \(moved)"
  }

  var noticeBlank: NoticeLine { NoticeLine(spans: [], yields: 9) }

  func noticeLabel(_ name: String) -> Span {
    over(name + String(repeating: " ", count: max(0, 14 - name.utf8.count)), .label)
  }

  private func fact(_ name: String, _ value: String, yields: Int) -> NoticeLine {
    NoticeLine(spans: [noticeLabel(name), over(value, .text)], yields: yields)
  }

  /// The steps of the window with their times; what is past is ticked, what is present is marked.
  private func timeLine(_ notice: MaintenanceNotice) -> [NoticeLine] {
    let plan = notice.plan
    let steps: [(String, Instant, MaintenanceStage, MaintenanceStage)] = [
      ("announced", notice.publishedAt, .announced, .cancelOnly),
      ("cancel-only", plan.cancelOnlyAt, .cancelOnly, .halted),
      ("halted", plan.haltAt, .halted, .verifying),
      ("verifying", plan.verifyingAt, .verifying, .reopeningCancelOnly),
      ("cancel-only", plan.reopeningAt, .reopeningCancelOnly, .reopeningAuction),
      ("auction", plan.auctionAt, .reopeningAuction, .completed),
      ("open", plan.expectedOpen, .completed, .calledOff),
    ]
    return steps.map { name, time, from, until in
      let stage = notice.stage
      let isPast = stage >= until && stage != .calledOff || stage == .completed
      let isNow = stage >= from && stage < until && stage != .completed
      let isStuck = notice.isHaltedForGood
      let mark =
        isPast
        ? glyphs.check : isNow ? isStuck ? glyphs.crossMark : glyphs.disc : glyphs.circle
      let role: ThemeRole =
        isPast || isStuck && !isNow ? .dim : isNow ? isStuck ? .danger : .warning : .text
      let left =
        isStuck && !isPast
        ? isNow ? "   failed" : "   not by itself"
        : isPast || isNow || stage == .calledOff
          ? "" : "   in \(ClockText.countdown(time - now))"
      let padded = name + String(repeating: " ", count: max(0, 12 - name.utf8.count))
      return NoticeLine(
        spans: [
          over("\(text(mark)) ", role), over(padded, role), over(ClockText.time(time), role),
          over(left, isStuck ? role : .dim), over(isNow && !isStuck ? "   now" : "", role),
        ])
    }
  }

  private func progressLines(_ notice: MaintenanceNotice, width: Int) -> [NoticeLine] {
    guard let progress = notice.progress else { return [] }
    let step = "step \(progress.step) of \(progress.steps)"
    let bar = progressBar(progress, width: min(24, max(0, width - 32)))
    return [
      noticeBlank,
      NoticeLine(spans: [noticeLabel("work"), over(bar, .accent), over(" \(step)", .text)]),
      NoticeLine(spans: [noticeLabel(""), over(progress.title, .text)], yields: 4),
    ]
  }

  private func estimateLines(_ notice: MaintenanceNotice, width: Int) -> [NoticeLine] {
    var lines = [
      noticeBlank,
      fact(
        "estimate",
        (slip(notice) ?? "not moved since it was announced")
          + (notice.slipCount > 0 ? ", later \(notice.slipCount) x" : ""), yields: 2),
    ]
    for missed in notice.missedUpdates {
      let late = ClockText.words(missed.delay(at: now))
      let end = missed.toldAt == nil ? "\(late) late by now" : "came \(late) late"
      lines.append(
        NoticeLine(
          spans: [
            noticeLabel("broken promise"),
            over(" news was due \(ClockText.time(missed.dueAt)), \(end)", .danger),
          ], yields: 4))
    }
    for change in notice.estimates {
      lines.append(
        NoticeLine(
          spans: [
            over(ClockText.time(change.time), .dim),
            over("  open ", .text),
          ] + struck(ClockText.time(change.from)) + [
            over(" \(text(glyphs.pointer))", .dim), over(" \(ClockText.time(change.to))", .text),
          ], indent: 2, yields: 3))
      lines += wrapped(change.reason, width: width - 12).map {
        NoticeLine(spans: [over($0, .label)], indent: 12, yields: 6)
      }
    }
    return lines
  }

  private func auditLines(_ notice: MaintenanceNotice) -> [NoticeLine] {
    guard let audit = notice.audit else { return [] }
    let result: Span =
      audit.passed
      ? over("\(text(glyphs.check)) nothing lost", .success)
      : over("\(text(glyphs.crossMark)) DIFFERENCE FOUND", .danger)
    let isSame = audit.orderHashBefore == audit.orderHashAfter
    var lines = [
      noticeBlank, NoticeLine(spans: [noticeLabel("audit"), result]),
      NoticeLine(
        spans: [
          over(
            "orders  \(audit.ordersBefore) before, \(audit.ordersAfter) after, queues "
              + (isSame ? "the same" : "NOT the same"), .text)
        ], indent: 2, yields: 1),
    ]
    let width =
      audit.assets.map { line in
        let index = Int(line.asset.rawValue)
        guard state.session.assets.indices.contains(index) else { return 0 }
        let asset = state.session.assets[index]
        return max(
          total(line.totalBefore, asset).utf8.count, total(line.totalAfter, asset).utf8.count)
      }.max() ?? 0
    for line in audit.assets {
      let index = Int(line.asset.rawValue)
      guard state.session.assets.indices.contains(index) else { continue }
      let asset = state.session.assets[index]
      let symbol = asset.symbol + String(repeating: " ", count: max(0, 6 - asset.symbol.utf8.count))
      lines.append(
        NoticeLine(
          spans: [
            over("\(symbol)  ", .label),
            over("\(padded(total(line.totalBefore, asset), width)) ", .text),
            over(text(glyphs.pointer), .dim),
            over(" \(padded(total(line.totalAfter, asset), width))", .text),
            over(
              "  difference \(line.difference == 0 ? "0" : total(line.difference, asset))",
              line.difference == 0 ? .success : .danger),
            over(line.heldByOrders == line.heldInAccounts ? "" : ", held DIFFERS", .danger),
          ], indent: 2, yields: 5))
    }
    return lines
  }

  /// A total over all accounts, to its last minor unit where it fits 64 bits.
  private func total(_ units: Int128, _ asset: Asset) -> String {
    Int64(exactly: units).map { asset.exactText(Money(units: $0)) } ?? "\(units) units"
  }
}
