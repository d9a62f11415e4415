using Globus.Automate.Architecture.Tests.Samples.Pair.Left;

namespace Globus.Automate.Architecture.Tests.Samples.Pair.Right;

internal sealed record Nut(Bolt? Next);
