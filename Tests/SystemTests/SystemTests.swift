import Testing

/// The product on real parts, one part after the other: they share two cores with what they measure.
@Suite(.serialized) struct SystemTests {}
