import Market

/// Why something is refused, with its figures, before it is put into words for anybody.
struct Refusal: BitwiseCopyable, Sendable {
  let reason: RejectReason
  /// The index of the asset of `need` and `have`, where they are money.
  let asset: Int?
  let need: Int64
  let have: Int64

  init(_ reason: RejectReason, asset: Int? = nil, need: Int64 = 0, have: Int64 = 0) {
    self.reason = reason
    self.asset = asset
    self.need = need
    self.have = have
  }
}
