using Globus.Automate.Architecture.Tests.Samples.Pair.Right;

namespace Globus.Automate.Architecture.Tests.Samples.Pair.Left;

internal sealed record Bolt(Nut? Next);
