// Settings of vanilla-cookieconsent 3 (CookieConsent.run). Made from https://tietosuoja.example.fi/cookies/, version 2018-07-24.
export default {
  "revision": 98593879280747,
  "categories": {
    "necessary": {
      "enabled": true,
      "readOnly": true
    },
    "preferences": {
      "enabled": false,
      "readOnly": false
    },
    "statistics": {
      "enabled": false,
      "readOnly": false
    },
    "marketing": {
      "enabled": false,
      "readOnly": false
    }
  },
  "language": {
    "default": "fi",
    "autoDetect": "document",
    "translations": {
      "fi": {
        "consentModal": {
          "title": "Evästeet tällä sivustolla",
          "description": "Käytämme välttämättömiä evästeitä. Muita käytämme vain suostumuksellasi. Voit muuttaa valintaasi milloin tahansa. <a href=\"https://tietosuoja.example.fi/cookies/\">Lue lisää evästeistä</a>",
          "acceptAllBtn": "Hyväksy kaikki",
          "acceptNecessaryBtn": "Vain välttämättömät",
          "showPreferencesBtn": "Valitse"
        },
        "preferencesModal": {
          "title": "Evästeasetukset",
          "acceptAllBtn": "Hyväksy kaikki",
          "acceptNecessaryBtn": "Vain välttämättömät",
          "savePreferencesBtn": "Tallenna valinnat",
          "closeIconLabel": "Sulje",
          "sections": [
            {
              "title": "Tarpeelliset",
              "description": "<p>Nämä evästeet mahdollistavat verkkosivuston perustoiminnot, kuten navigoinnin. Sivusto ei toimi kunnolla ilman niitä.</p>",
              "linkedCategory": "necessary"
            },
            {
              "title": "Mieltymykset",
              "description": "<p>Nämä evästeet auttavat verkkosivustoa tunnistamaan ja muistamaan asetuksesi, esimerkiksi kielen.</p>",
              "linkedCategory": "preferences"
            },
            {
              "title": "Tilastot",
              "description": "<p>Nämä evästeet keräävät ja raportoivat anonyymiä tietoa sivuston käytöstä. Niiden avulla ymmärrämme, miten käyttäjät käyttäytyvät sivuilla.</p>",
              "linkedCategory": "statistics"
            },
            {
              "title": "Markkinointi",
              "description": "<p>Näillä evästeillä seurataan kävijöitä eri verkkosivustoilla. Tarkoituksena on näyttää mainoksia, jotka ovat kävijälle ajankohtaisia. Sellaiset mainokset ovat arvokkaampia myös julkaisijoille ja mainostajille, jotka ovat kolmansia osapuolia.</p>",
              "linkedCategory": "marketing"
            }
          ]
        }
      },
      "sv": {
        "consentModal": {
          "title": "Kakor på den här webbplatsen",
          "description": "Vi använder nödvändiga kakor (cookies). Andra använder vi bara med ditt samtycke. Du kan ändra ditt val när som helst. <a href=\"https://tietosuoja.example.fi/sv/cookies/\">Läs mer om kakor</a>",
          "acceptAllBtn": "Godkänn alla",
          "acceptNecessaryBtn": "Bara nödvändiga",
          "showPreferencesBtn": "Välj"
        },
        "preferencesModal": {
          "title": "Cookieinställningar",
          "acceptAllBtn": "Godkänn alla",
          "acceptNecessaryBtn": "Bara nödvändiga",
          "savePreferencesBtn": "Spara valen",
          "closeIconLabel": "Stäng",
          "sections": [
            {
              "title": "Nödvändiga",
              "description": "<p>De här kakorna möjliggör webbplatsens grundfunktioner, såsom navigering. Webbplatsen fungerar inte ordentligt utan dem.</p>",
              "linkedCategory": "necessary"
            },
            {
              "title": "Inställningar",
              "description": "<p>De här kakorna hjälper webbplatsen att känna igen och komma ihåg dina inställningar, till exempel språket.</p>",
              "linkedCategory": "preferences"
            },
            {
              "title": "Statistik",
              "description": "<p>De här kakorna samlar in och rapporterar anonym information om hur webbplatsen används. De hjälper oss att förstå hur användarna beter sig på sidorna.</p>",
              "linkedCategory": "statistics"
            },
            {
              "title": "Marknadsföring",
              "description": "<p>De här kakorna används för att följa besökare på olika webbplatser. Syftet är att visa annonser som är aktuella för besökaren. Sådana annonser är också värdefullare för utgivare och för annonsörer som är tredje parter.</p>",
              "linkedCategory": "marketing"
            }
          ]
        }
      },
      "en": {
        "consentModal": {
          "title": "Cookies on this site",
          "description": "We use necessary cookies. With your consent we use others too. You can change your choice at any time. <a href=\"https://tietosuoja.example.fi/en/cookies/\">Read more about cookies</a>",
          "acceptAllBtn": "Accept all",
          "acceptNecessaryBtn": "Only necessary",
          "showPreferencesBtn": "Choose"
        },
        "preferencesModal": {
          "title": "Cookie settings",
          "acceptAllBtn": "Accept all",
          "acceptNecessaryBtn": "Only necessary",
          "savePreferencesBtn": "Save choices",
          "closeIconLabel": "Close",
          "sections": [
            {
              "title": "Necessary",
              "description": "<p>These cookies enable basic functions of the website, such as navigation. The website does not work properly without them.</p>",
              "linkedCategory": "necessary"
            },
            {
              "title": "Preferences",
              "description": "<p>These cookies help the website recognise and remember your settings, for example the language.</p>",
              "linkedCategory": "preferences"
            },
            {
              "title": "Statistics",
              "description": "<p>These cookies collect and report anonymous data on the use of the website. They help us understand how users behave on the pages.</p>",
              "linkedCategory": "statistics"
            },
            {
              "title": "Marketing",
              "description": "<p>These cookies are used to follow visitors across different websites. The aim is to show advertisements that are topical for the visitor. Such advertisements are also more valuable to publishers and third-party advertisers.</p>",
              "linkedCategory": "marketing"
            }
          ]
        }
      }
    }
  }
};
