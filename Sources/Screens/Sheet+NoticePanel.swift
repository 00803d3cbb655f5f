internal import Canvas
internal import Desk
internal import Market

/// What a notice means for the person: the way to it drawn, the own orders, and the keys to settle.
extension Sheet {
  /// The keys that settle before the halt, or show what came of it.
  func settlingKeys(_ notice: MaintenanceNotice) -> [WindowKey] {
    var keys: [WindowKey] = []
    if notice.isActive, notice.stage < .halted {
      if !state.exposures(to: notice).isEmpty {
        keys += [
          windowKey(.settleCancel, "cancel mine", in: .notice),
          windowKey(.settleFlatten, "flatten", in: .notice),
          windowKey(.settleKeep, "keep", in: .notice),
        ]
      }
      keys.append(
        windowKey(
          .toggleAccountHaltPolicy,
          state.view.haltPolicy == .cancel ? "no: each order says" : "cancel all at halts",
          in: .notice))
    }
    if state.deadManWarning(for: notice) != nil {
      keys.append(windowKey(.disarmDeadMan, "disarm", in: .notice))
    }
    if notice.stage >= .completed {
      if notice.stage == .completed {
        keys.append(windowKey(.showReconciliation, "reconciliation", in: .notice))
      }
      keys.append(windowKey(.showPostMortem, "post-mortem", in: .notice))
    }
    return keys
  }

  /// What the account has said, what warns of the dead-man switch, and each own order with what
  /// becomes of it.
  func exposureLines(_ notice: MaintenanceNotice, width: Int) -> [NoticeLine] {
    guard notice.isActive, !notice.isHaltedForGood else { return [] }
    var lines: [NoticeLine] = []
    if state.view.haltPolicy == .cancel {
      lines.append(
        NoticeLine(
          spans: [noticeLabel("your account"), over("cancels all at a halt", .warning)],
          yields: 3))
    }
    if let warning = state.deadManWarning(for: notice) {
      lines += wrapped(warning, width: width - 2).map {
        NoticeLine(spans: [over("\(text(glyphs.flag)) \($0)", .danger)])
      }
    }
    let exposures = state.exposures(to: notice)
    guard !exposures.isEmpty else { return lines }
    let texts = exposures.map { cells(of: $0) }
    let widths = (0..<5).map { column in
      texts.map { $0[column].text.count }.max() ?? 0
    }
    for (number, cells) in texts.enumerated() {
      var spans: [Span] = []
      for (column, cell) in cells.enumerated() {
        let pad =
          column < 5
          ? String(repeating: " ", count: max(0, widths[column] - cell.text.count)) : ""
        let isLeading = column == 0 || column == 5
        spans.append(over(isLeading ? cell.text + pad : pad + cell.text, cell.role))
        spans.append(over("  ", .text))
      }
      lines.append(NoticeLine(spans: spans, indent: 2, yields: number < 3 ? 2 : 5))
    }
    return lines
  }

  private func cells(of exposure: Exposure) -> [(text: String, role: ThemeRole)] {
    let order = exposure.order
    let instrument = instrument(order.instrument)
    let isBuy = order.side == .buy
    let distance =
      exposure.ticksFromTouch.map {
        $0 == 0 ? "at the touch" : $0 > 0 ? "\($0) ticks behind" : "\(-$0) ticks inside"
      } ?? "waits"
    return [
      (
        "\(text(isBuy ? glyphs.up : glyphs.down)) \(isBuy ? "buy" : "sell") \(instrument.symbol)",
        isBuy ? .positive : .negative
      ),
      (instrument.text(order.openQuantity), .text),
      ("at \(instrument.text(order.price))", .text),
      ("\(instrument.quote.text(exposure.value)) \(instrument.quote.symbol)", .label),
      (distance, .label),
      (exposure.fate.words, exposure.fate.ends ? .warning : .success),
    ]
  }

  /// The window drawn to scale: a letter for each phase, the present marked above, estimates that
  /// hold no more struck below.
  func trackLines(_ notice: MaintenanceNotice, width: Int) -> [NoticeLine] {
    let plan = notice.plan
    guard notice.stage != .calledOff, width >= 30 else { return [] }
    let latest = notice.estimates.map(\.to).reduce(plan.expectedOpen) { max($0, $1) }
    let oldest = notice.estimates.map(\.from).reduce(latest) { max($0, $1) }
    let span = max(.seconds(1), oldest - plan.cancelOnlyAt)
    let lead = TimeSpan(nanoseconds: max(1, span.nanoseconds / 6))
    let start = plan.cancelOnlyAt - lead
    let scale = TimeTrack(
      start: start, end: oldest + lead, columns: max(10, min(72, width - 2)))
    let below = estimateMarks(notice, on: scale)
    let line = NoticeLine(spans: trackSpans(notice, on: scale), indent: 1, yields: 4)
    let mark = marker(at: now, on: scale)
    return [NoticeLine(spans: mark, indent: 1, yields: 5), line]
      + (below.isEmpty ? [] : [NoticeLine(spans: below, indent: 1, yields: 5)])
  }

  private func marker(at moment: Instant, on track: TimeTrack) -> [Span] {
    let column = track.column(of: moment)
    let arrow = text(glyphs.down)
    let name = "now"
    if moment < track.start {
      return [
        over("\(text(glyphs.pointerLeft)) now is ", .dim),
        over(ClockText.countdown(track.start - moment), .dim), over(" before this", .dim),
      ]
    }
    let fits = column + 2 + name.count <= track.columns
    let before = String(repeating: " ", count: fits ? column : max(0, column - name.count - 1))
    return [over(before, .dim), over(fits ? "\(arrow) \(name)" : "\(name) \(arrow)", .warning)]
  }

  private func trackSpans(_ notice: MaintenanceNotice, on track: TimeTrack) -> [Span] {
    let plan = notice.plan
    let parts: [(until: Instant, letter: String, role: ThemeRole)] = [
      (plan.cancelOnlyAt, text(glyphs.dottedHorizontal), .success), (plan.haltAt, "c", .warning),
      (plan.verifyingAt, "H", .danger), (plan.reopeningAt, "v", .danger),
      (plan.auctionAt, "c", .warning), (plan.expectedOpen, "a", .information),
      (track.end, text(glyphs.dottedHorizontal), .success),
    ]
    var spans: [Span] = []
    var from = 0
    for part in parts {
      let to = max(from, track.column(of: part.until))
      let end = part.until == track.end ? track.columns : to
      spans.append(over(String(repeating: part.letter, count: max(0, end - from)), part.role))
      from = max(from, end)
    }
    return spans + [over("  c cancels, H halt, v audit, a auction", .dim)]
  }

  /// Where the opening was expected before, struck, and where it is expected now.
  private func estimateMarks(_ notice: MaintenanceNotice, on track: TimeTrack) -> [Span] {
    guard !notice.estimates.isEmpty else { return [] }
    var marks = Array(repeating: " ", count: track.columns)
    for change in notice.estimates {
      marks[track.column(of: change.from)] = text(glyphs.crossMark)
    }
    marks[track.column(of: notice.plan.expectedOpen)] = text(glyphs.up)
    let times = notice.estimates.count == 1 ? "1 old estimate" : "\(notice.estimates.count) old"
    return [over(marks.joined(), .label), over("  \(times)", .dim)]
  }
}
