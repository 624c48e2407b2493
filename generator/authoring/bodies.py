"""The prose of an empty record: the headings that fit its kind, and what to say below them."""

from generator.marks import N_

# By the folder of the kind.
BODIES = {
    "cases": N_("""\
## What was done

Tell it as you would tell a colleague: what was lost, what was changed, what got in the way.

## How to read the figures

What do they cover, and what should the reader be careful with?

## What you can take from it

What can another plant do tomorrow?
"""),
    "sectors": N_("""\
## Where the money goes

Which losses cost most, and at which step?

## This month, for little money

What can be done without a technician?

## With a quotation

What needs an offer from a supplier, and what should be asked first?
"""),
    "measures": N_("""\
## What it is

What is lost, and why does this help?

## How to do it

1. The first step, as you would tell it to the shift that does it.

## What to watch

What can go wrong, and what is dangerous?

## How you know that it worked

What to measure before and after, and with what.
"""),
    "guides": N_("""\
## Why it pays

What does the reader gain, and what does it take?

## What to do

1. The first step.

## Where to look next

Which guides, measures or centres help on?
"""),
    "centres": N_("""\
## What we know

What do the sources say of the centre, and of which year?

## What it does for firms

What can a firm ask for, and what does it cost?

## What to do now

Whom to write to, and what to ask.
"""),
    "financing": N_("""\
## What it was

Who gave the money, and on what terms?

## Who could use it

Which firms, in which countries, for what?

## What to ask today

What should a firm ask its bank now?
"""),
    "programmes": N_("""\
## What it did

Who took part, and how did the work go?

## What came of it

What was counted at the end, and what goes on today?
"""),
    "policies": N_("""\
## What it means for a plant

What must a plant do, and what does it gain?
"""),
    "bodies": N_("""\
## What it does for firms

Who may ask it, and does it cost anything?
"""),
    "countries": N_("""\
## Who helps

Which centres and programmes are at work, and how are they reached?

## Who lends

Which money can a plant ask for today?

## Proof from here

Which plants of the country have done it?
"""),
}
