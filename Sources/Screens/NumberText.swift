internal import Market

/// Numbers as people read them, cut to the room there is.
enum NumberText {
  /// A quantity in at most so many columns: three decimals, fewer where it would be too long, more
  /// where it would otherwise be nothing, and thousands and millions by a letter as the last
  /// resort.
  static func compact(_ quantity: Quantity, of instrument: Instrument, width: Int) -> String {
    guard quantity.lots != 0 else { return "0" }
    let (units, overflow) = quantity.lots.multipliedReportingOverflow(by: instrument.lotUnits)
    guard !overflow else { return ">" }
    return compact(
      units, decimals: instrument.base.decimals, shown: min(3, instrument.quantityDecimals),
      most: instrument.quantityDecimals, width: width)
  }

  /// A quantity with all its decimals where they fit, else in short.
  static func exact(_ quantity: Quantity, of instrument: Instrument, width: Int) -> String {
    let (_, overflow) = quantity.lots.multipliedReportingOverflow(by: instrument.lotUnits)
    guard !overflow else { return ">" }
    let text = instrument.text(quantity)
    return text.utf8.count <= width ? text : compact(quantity, of: instrument, width: width)
  }

  /// An amount of an asset in at most so many columns, with the asset's usual decimals if they fit.
  static func compact(_ money: Money, of asset: Asset, width: Int) -> String {
    let whole = asset.text(money)
    if whole.utf8.count <= width { return whole }
    // Decimals go before what parts the thousands: that is what a large amount is read by.
    for places in stride(from: asset.displayDecimals - 1, through: 0, by: -1)
    where !isNothing(money.units, decimals: asset.decimals, places: places) {
      let text = Decimal.text(money.units, decimals: asset.decimals, shown: places)
      if text.utf8.count <= width { return text }
    }
    return compact(
      money.units, decimals: asset.decimals, shown: asset.displayDecimals,
      most: asset.displayDecimals, width: width)
  }

  private static func compact(
    _ units: Int64, decimals: Int, shown: Int, most: Int, width: Int
  ) -> String {
    var places = shown
    while places < most, isNothing(units, decimals: decimals, places: places) { places += 1 }
    while places >= 0 {
      let text = Decimal.text(units, decimals: decimals, shown: places, grouping: false)
      if text.utf8.count <= width,
        units == 0 || !isNothing(units, decimals: decimals, places: places)
      {
        return text
      }
      places -= 1
    }
    let whole = units / Decimal.power(decimals)
    if whole == 0 { return width >= 5 ? "<.001" : "~0" }
    for (letter, power) in [("k", 3), ("M", 6), ("G", 9), ("T", 12)] {
      for places in [1, 0] where whole.magnitude >= UInt64(Decimal.power(power)) {
        let text = Decimal.text(whole, decimals: power, shown: places, grouping: false) + letter
        if text.utf8.count <= width { return text }
      }
    }
    return ">"
  }

  private static func isNothing(_ units: Int64, decimals: Int, places: Int) -> Bool {
    units.magnitude < UInt64(Decimal.power(decimals - min(places, decimals)))
  }

  /// A quantity with all its decimals but the noughts at the end: `0.5`, `3.811`, `12`.
  static func short(_ quantity: Quantity, of instrument: Instrument) -> String {
    let (units, overflow) = quantity.lots.multipliedReportingOverflow(by: instrument.lotUnits)
    guard !overflow else { return ">" }
    let text = Decimal.text(units, decimals: instrument.base.decimals, grouping: false)
    guard text.contains(".") else { return text }
    var digits = Substring(text)
    while digits.last == "0" { digits.removeLast() }
    if digits.last == "." { digits.removeLast() }
    return String(digits)
  }

  /// A change in hundredths of a percent with its sign, such as `+1.24%`.
  static func percent(basisPoints: Int64) -> String {
    let text = Decimal.text(abs(basisPoints), decimals: 2) + "%"
    return (basisPoints < 0 ? "-" : "+") + text
  }

  /// An amount with its sign, such as `+312.40`; without one where no digit that is shown counts.
  static func signed(_ money: Money, of asset: Asset) -> String {
    let text = asset.text(money)
    guard money != .zero, text.contains(where: { ("1"..."9").contains($0) }) else {
      return text.hasPrefix("-") ? String(text.dropFirst()) : text
    }
    return text.hasPrefix("-") ? text : "+" + text
  }

  /// A number to its two leading digits, so that it changes seldom: 912 becomes 910.
  static func rounded(_ number: Int64) -> Int64 {
    var step: Int64 = 1
    while number / step >= 100 { step *= 10 }
    return number / step * step
  }
}

/// Round numbers for scales, so that a scale stays as it is while what it measures moves a little.
enum RoundNumber {
  /// The least number of the series 1, 2, 5, 10, 20, … that is not below a value; at least 1.
  static func ceiling(_ value: Int64) -> Int64 { ceiling(value, of: [1, 2, 5]) }

  /// The same of a series with more steps, where less room is to be wasted.
  static func fineCeiling(_ value: Int64) -> Int64 {
    ceiling(value, of: [10, 12, 15, 20, 25, 30, 40, 50, 60, 80])
  }

  /// The greatest number of the series 1, 2, 5, 10, 20, … that is not above a value; at least 1.
  static func floor(_ value: Int64) -> Int64 {
    var number: Int64 = 1
    while ceiling(number + 1) <= value { number = ceiling(number + 1) }
    return number
  }

  private static func ceiling(_ value: Int64, of steps: [Int64]) -> Int64 {
    guard value > steps[0] else { return max(1, value) }
    var power: Int64 = 1
    while true {
      for step in steps {
        let (candidate, overflow) = step.multipliedReportingOverflow(by: power)
        if overflow { return .max }
        if candidate >= value { return candidate }
      }
      let (next, overflow) = power.multipliedReportingOverflow(by: 10)
      if overflow { return .max }
      power = next
    }
  }
}
