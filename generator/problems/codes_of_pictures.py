"""What codes of pictures and logos say, and their cures."""

from generator.marks import N_
from generator.problems.codes_of_files import texts

OF_PICTURES = texts(
    K601=N_('There is no logo "{value}" beside this record.'),
    K601_do=N_("Put the picture into {folder}/ and give its name only: logo: chamber.png"),
    K602=N_('The logo "{value}" is not a picture that can be printed.'),
    K602_do=N_(
        "Save it again as PNG, JPEG or SVG, with the right ending and at most 4000 dots wide."
    ),
    K603=N_('The logo "{value}" is too large: {size} KB.'),
    K603_do=N_("It is printed 14 mm high: save it smaller, at most {limit} KB."),
    K604=N_('The logo "{value}" holds {what}, which is not allowed.'),
    K604_do=N_('Export it again as "plain SVG", with texts as paths and without pictures inside.'),
    K605=N_('"{name}" cannot be the name of a picture: {what}.'),
    K605_do=N_("Name it with a-z, 0-9 and hyphens only: rosa-valve.jpg"),
    K605_near=N_("Rename the file: {near}"),
    K606=N_("No picture can be shown from this folder."),
    K606_do=N_("Put it beside the record that shows it; the folders of content/ are {folders}."),
    K606_near=N_("Move it to {near}"),
    K607=N_("This file cannot be read as a picture."),
    K607_do=N_("Open it in a program for pictures and save it again as JPEG, PNG or WebP."),
    K608=N_('This picture is {form}, and its name ends in "{suffix}".'),
    K608_do=N_("Open it in a program for pictures and save it again as JPEG, PNG or WebP."),
    K608_near=N_("Rename the file: {near}"),
    K609=N_("This picture is too large: {size} KB."),
    K609_do=N_("Save it smaller: 1600 dots wide are enough, and at most {limit} KB."),
    K610=N_("This picture is too large: {width} x {height} dots."),
    K610_do=N_("Save it smaller: 1600 dots wide are enough."),
    K611=N_("This picture moves: it is {count} pictures in one."),
    K611_do=N_("Choose one of them and save it as JPEG or PNG."),
    K612=N_("This picture is too narrow: {width} x {height} dots."),
    K612_do=N_("Cut it so that no side is more than {limit} times as long as the other."),
    K613=N_('The logo "{value}" is too narrow.'),
    K613_do=N_("Cut it so that no side is more than {limit} times as long as the other."),
    K614=N_('A picture that ends in "{ending}" cannot be shown.'),
    K614_do=N_("Open it in a program for pictures and save it again as JPEG, PNG or WebP."),
    K614_drawing=N_(
        "If it is a drawing of lines for measures, move it to {drawing}. If not, save it again as "
        "JPEG, PNG or WebP, beside the record that shows it."
    ),
    K614_near=N_("Open it in a program for pictures and save it again as {near}"),
    K615=N_('The picture "{picture}" has no words for those who cannot see it.'),
    K615_do=N_("Say in the brackets what it shows: ![what the picture shows]({picture})"),
    K616=N_('"{value}" does not say what the picture shows.'),
    K616_do=N_("Write what can be seen on it: whoever cannot see it hears only these words."),
    K617=N_("This file is empty: there is no picture in it."),
    K617_do=N_("Copy the picture here once more: it was lost on the way."),
    K618=N_('This is a web page, and its name ends in "{suffix}".'),
    K618_do=N_("Open the page in a browser, and there save the picture itself: Save image as."),
)
