/// Where a text stands in a field that is wider than it.
public enum Alignment: Hashable, Sendable, CaseIterable {
  /// At the left.
  case leading
  /// In the middle; an odd blank goes to the right.
  case centre
  /// At the right.
  case trailing

  /// How far from the left something begins in a field.
  func offset(of width: Int, in field: Int) -> Int {
    switch self {
    case .leading: 0
    case .centre: max(0, field - width) / 2
    case .trailing: max(0, field - width)
    }
  }
}

/// A piece of text in one style.
public struct Span: Hashable, Sendable {
  /// The text.
  public var text: String
  /// How it looks.
  public var style: Style

  /// Makes a span.
  public init(_ text: String, _ style: Style) {
    self.text = text
    self.style = style
  }
}

extension Brush {
  /// A piece of text in a role's style.
  public func span(_ text: String, _ role: ThemeRole) -> Span { Span(text, theme[role]) }

  /// Writes a text and returns the column after it.
  ///
  /// With a width it stands in a field of that many columns, and ends in an ellipsis where it is
  /// longer. The rest of the field is left as it was.
  @discardableResult
  public mutating func put(
    _ text: String, at place: Point, _ style: Style, width: Int? = nil,
    alignment: Alignment = .leading
  ) -> Int {
    guard let field = width else { return write(text, style, at: place, room: Int.max) }
    guard field > 0 else { return place.x }
    let width = glyphs.width(of: text)
    guard width > field else {
      let start = place.x + alignment.offset(of: width, in: field)
      return write(text, style, at: Point(x: start, y: place.y), room: field)
    }
    let end = write(text, style, at: place, room: field - 1)
    plot(glyphs.ellipsis, at: Point(x: end, y: place.y), style)
    return end + 1
  }

  /// Writes a text in a role's style and returns the column after it.
  @discardableResult
  public mutating func put(
    _ text: String, at place: Point, _ role: ThemeRole, width: Int? = nil,
    alignment: Alignment = .leading
  ) -> Int {
    put(text, at: place, theme[role], width: width, alignment: alignment)
  }

  /// Writes pieces of text one after the other and returns the column after them.
  ///
  /// With a width they stand together in a field of that many columns, and end in an ellipsis where
  /// they are longer.
  @discardableResult
  public mutating func put(
    _ spans: [Span], at place: Point, width field: Int? = nil, alignment: Alignment = .leading
  ) -> Int {
    guard let field else { return write(spans, at: place, room: Int.max) }
    guard field > 0 else { return place.x }
    let width = width(of: spans)
    guard width > field else {
      let start = place.x + alignment.offset(of: width, in: field)
      return write(spans, at: Point(x: start, y: place.y), room: field)
    }
    let end = write(spans, at: place, room: field - 1)
    plot(glyphs.ellipsis, at: Point(x: end, y: place.y), styleAfterCut(spans, room: field - 1))
    return end + 1
  }

  /// How many columns pieces of text take together.
  public func width(of spans: [Span]) -> Int {
    var width = 0
    for span in spans { width += glyphs.width(of: span.text) }
    return width
  }

  /// How many columns a text takes.
  public func width(of text: String) -> Int { glyphs.width(of: text) }

  private mutating func write(_ spans: [Span], at place: Point, room: Int) -> Int {
    var x = place.x
    for span in spans {
      let at = Point(x: x, y: place.y)
      x = write(span.text, span.style, at: at, room: room - (x - place.x))
    }
    return x
  }

  private mutating func write(
    _ text: String, _ style: Style, at place: Point, room: Int
  ) -> Int {
    var x = place.x
    var left = room
    for scalar in text.unicodeScalars {
      guard let glyph = glyphs.glyph(for: scalar) else { continue }
      guard left > 0 else { return x }
      set(glyph, at: Point(x: x, y: place.y), style)
      x += 1
      left -= 1
    }
    return x
  }

  /// The style of the first column that did not fit.
  private func styleAfterCut(_ spans: [Span], room: Int) -> Style {
    var left = room
    for span in spans {
      left -= glyphs.width(of: span.text)
      if left < 0 { return span.style }
    }
    return spans.last?.style ?? theme[.text]
  }
}
