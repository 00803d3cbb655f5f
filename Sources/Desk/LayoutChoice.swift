/// Which layout is used, and how far its borders were moved.
public struct LayoutChoice: Hashable, Sendable {
  /// How far a border was moved.
  public struct Shift: Hashable, Sendable {
    /// The layout it belongs to.
    public var preset: LayoutPreset
    /// The border.
    public var border: PaneBorder
    /// How far to the right or down, in thousandths of what is divided.
    public var perMille: Int
    /// Makes a shift.
    public init(_ preset: LayoutPreset, _ border: PaneBorder, perMille: Int) {
      self.preset = preset
      self.border = border
      self.perMille = perMille
    }
  }

  /// The most that a border can be moved either way, in thousandths.
  public static let perMilleMax = 900
  /// The most borders whose places are remembered.
  public static let shiftsMax = 64

  /// The layout.
  public var preset = LayoutPreset.trade
  /// How the chart was left.
  public var chart = ChartChoice()
  /// The borders that were moved, in all layouts; at most one shift a border, none of nothing.
  public private(set) var shifts: [Shift] = []

  /// Makes the choice that a desk begins with.
  public init(preset: LayoutPreset = .trade) { self.preset = preset }

  /// How far a border of the present layout was moved, in thousandths.
  public func shift(of border: PaneBorder) -> Int {
    shifts.first { $0.preset == preset && $0.border == border }?.perMille ?? 0
  }

  /// Moves a border of the present layout to so many thousandths from where it is by itself.
  public mutating func move(_ border: PaneBorder, toPerMille perMille: Int) {
    set(Shift(preset, border, perMille: perMille))
  }

  /// Remembers a shift in the place of an older one of the same border.
  mutating func set(_ shift: Shift) {
    guard (0..<PaneBorder.partsMax).contains(shift.border.part) else { return }
    var shift = shift
    shift.perMille = min(max(shift.perMille, -Self.perMilleMax), Self.perMilleMax)
    shifts.removeAll { $0.preset == shift.preset && $0.border == shift.border }
    guard shift.perMille != 0 else { return }
    if shifts.count >= Self.shiftsMax { shifts.removeFirst() }
    shifts.append(shift)
  }

  /// Puts the borders of the present layout back where they are by themselves.
  public mutating func resetSizes() { shifts.removeAll { $0.preset == preset } }

  /// Whether a border of the present layout was moved.
  public var isResized: Bool { shifts.contains { $0.preset == preset } }
}
