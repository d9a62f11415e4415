using Globus.Automate.Architecture.Tests.Samples.Ring.Second;

namespace Globus.Automate.Architecture.Tests.Samples.Ring.First;

internal sealed record Rock(Scissors? Next);
